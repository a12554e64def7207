using System.Text.Json.Serialization;

namespace Arus.Terminals.Protocol;

// MetaTrader's own enumerations travel by the names its EnumToString gives: their numbers differ between builds. An unknown name is a fault.

internal enum WireMarginMode
{
    [JsonStringEnumMemberName("ACCOUNT_MARGIN_MODE_RETAIL_NETTING")] RetailNetting,
    [JsonStringEnumMemberName("ACCOUNT_MARGIN_MODE_EXCHANGE")] Exchange,
    [JsonStringEnumMemberName("ACCOUNT_MARGIN_MODE_RETAIL_HEDGING")] RetailHedging,
}

internal enum WireAccountKind
{
    [JsonStringEnumMemberName("ACCOUNT_TRADE_MODE_DEMO")] Demo,
    [JsonStringEnumMemberName("ACCOUNT_TRADE_MODE_CONTEST")] Contest,
    [JsonStringEnumMemberName("ACCOUNT_TRADE_MODE_REAL")] Real,
}

internal enum WireStopOutMode
{
    [JsonStringEnumMemberName("ACCOUNT_STOPOUT_MODE_PERCENT")] Percent,
    [JsonStringEnumMemberName("ACCOUNT_STOPOUT_MODE_MONEY")] Money,
}

internal enum WireExecution
{
    [JsonStringEnumMemberName("SYMBOL_TRADE_EXECUTION_REQUEST")] Request,
    [JsonStringEnumMemberName("SYMBOL_TRADE_EXECUTION_INSTANT")] Instant,
    [JsonStringEnumMemberName("SYMBOL_TRADE_EXECUTION_MARKET")] Market,
    [JsonStringEnumMemberName("SYMBOL_TRADE_EXECUTION_EXCHANGE")] Exchange,
}

internal enum WireSymbolMode
{
    [JsonStringEnumMemberName("SYMBOL_TRADE_MODE_DISABLED")] Disabled,
    [JsonStringEnumMemberName("SYMBOL_TRADE_MODE_LONGONLY")] LongOnly,
    [JsonStringEnumMemberName("SYMBOL_TRADE_MODE_SHORTONLY")] ShortOnly,
    [JsonStringEnumMemberName("SYMBOL_TRADE_MODE_CLOSEONLY")] CloseOnly,
    [JsonStringEnumMemberName("SYMBOL_TRADE_MODE_FULL")] Full,
}

internal enum WireCalculation
{
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_FOREX")] Forex,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_FOREX_NO_LEVERAGE")] ForexNoLeverage,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_FUTURES")] Futures,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_CFD")] Cfd,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_CFDINDEX")] CfdIndex,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_CFDLEVERAGE")] CfdLeverage,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_EXCH_STOCKS")] ExchangeStocks,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_EXCH_FUTURES")] ExchangeFutures,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_EXCH_FUTURES_FORTS")] ExchangeFuturesForts,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_EXCH_BONDS")] ExchangeBonds,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_EXCH_STOCKS_MOEX")] StocksMoex,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_EXCH_BONDS_MOEX")] BondsMoex,
    [JsonStringEnumMemberName("SYMBOL_CALC_MODE_SERV_COLLATERAL")] Collateral,
}

internal enum WireSwapMode
{
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_DISABLED")] Disabled,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_POINTS")] Points,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_CURRENCY_SYMBOL")] CurrencySymbol,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_CURRENCY_MARGIN")] CurrencyMargin,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_CURRENCY_DEPOSIT")] CurrencyDeposit,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_CURRENCY_PROFIT")] CurrencyProfit,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_INTEREST_CURRENT")] InterestCurrent,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_INTEREST_OPEN")] InterestOpen,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_REOPEN_CURRENT")] ReopenCurrent,
    [JsonStringEnumMemberName("SYMBOL_SWAP_MODE_REOPEN_BID")] ReopenBid,
}

internal enum WireDay
{
    [JsonStringEnumMemberName("SUNDAY")] Sunday,
    [JsonStringEnumMemberName("MONDAY")] Monday,
    [JsonStringEnumMemberName("TUESDAY")] Tuesday,
    [JsonStringEnumMemberName("WEDNESDAY")] Wednesday,
    [JsonStringEnumMemberName("THURSDAY")] Thursday,
    [JsonStringEnumMemberName("FRIDAY")] Friday,
    [JsonStringEnumMemberName("SATURDAY")] Saturday,
}

internal enum WireOrderType
{
    [JsonStringEnumMemberName("ORDER_TYPE_BUY")] Buy,
    [JsonStringEnumMemberName("ORDER_TYPE_SELL")] Sell,
    [JsonStringEnumMemberName("ORDER_TYPE_BUY_LIMIT")] BuyLimit,
    [JsonStringEnumMemberName("ORDER_TYPE_SELL_LIMIT")] SellLimit,
    [JsonStringEnumMemberName("ORDER_TYPE_BUY_STOP")] BuyStop,
    [JsonStringEnumMemberName("ORDER_TYPE_SELL_STOP")] SellStop,
    [JsonStringEnumMemberName("ORDER_TYPE_BUY_STOP_LIMIT")] BuyStopLimit,
    [JsonStringEnumMemberName("ORDER_TYPE_SELL_STOP_LIMIT")] SellStopLimit,
    [JsonStringEnumMemberName("ORDER_TYPE_CLOSE_BY")] CloseBy,
}

internal enum WireOrderState
{
    [JsonStringEnumMemberName("ORDER_STATE_STARTED")] Started,
    [JsonStringEnumMemberName("ORDER_STATE_PLACED")] Placed,
    [JsonStringEnumMemberName("ORDER_STATE_CANCELED")] Cancelled,
    [JsonStringEnumMemberName("ORDER_STATE_PARTIAL")] Partial,
    [JsonStringEnumMemberName("ORDER_STATE_FILLED")] Filled,
    [JsonStringEnumMemberName("ORDER_STATE_REJECTED")] Rejected,
    [JsonStringEnumMemberName("ORDER_STATE_EXPIRED")] Expired,
    [JsonStringEnumMemberName("ORDER_STATE_REQUEST_ADD")] RequestAdd,
    [JsonStringEnumMemberName("ORDER_STATE_REQUEST_MODIFY")] RequestModify,
    [JsonStringEnumMemberName("ORDER_STATE_REQUEST_CANCEL")] RequestCancel,
}

internal enum WireOrderTime
{
    [JsonStringEnumMemberName("ORDER_TIME_GTC")] GoodTillCancelled,
    [JsonStringEnumMemberName("ORDER_TIME_DAY")] Day,
    [JsonStringEnumMemberName("ORDER_TIME_SPECIFIED")] Specified,
    [JsonStringEnumMemberName("ORDER_TIME_SPECIFIED_DAY")] SpecifiedDay,
}

internal enum WireDealEntry
{
    [JsonStringEnumMemberName("DEAL_ENTRY_IN")] In,
    [JsonStringEnumMemberName("DEAL_ENTRY_OUT")] Out,
    [JsonStringEnumMemberName("DEAL_ENTRY_INOUT")] InOut,
    [JsonStringEnumMemberName("DEAL_ENTRY_OUT_BY")] OutBy,
}

internal enum WireDealReason
{
    [JsonStringEnumMemberName("DEAL_REASON_CLIENT")] Client,
    [JsonStringEnumMemberName("DEAL_REASON_MOBILE")] Mobile,
    [JsonStringEnumMemberName("DEAL_REASON_WEB")] Web,
    [JsonStringEnumMemberName("DEAL_REASON_EXPERT")] Expert,
    [JsonStringEnumMemberName("DEAL_REASON_SL")] StopLoss,
    [JsonStringEnumMemberName("DEAL_REASON_TP")] TakeProfit,
    [JsonStringEnumMemberName("DEAL_REASON_SO")] StopOut,
    [JsonStringEnumMemberName("DEAL_REASON_ROLLOVER")] Rollover,
    [JsonStringEnumMemberName("DEAL_REASON_VMARGIN")] VariationMargin,
    [JsonStringEnumMemberName("DEAL_REASON_SPLIT")] Split,
    [JsonStringEnumMemberName("DEAL_REASON_CORPORATE_ACTION")] CorporateAction,
}

// The protocol's own words.

internal enum WireSide
{
    [JsonStringEnumMemberName("buy")] Buy,
    [JsonStringEnumMemberName("sell")] Sell,
}

internal enum WireOperation
{
    [JsonStringEnumMemberName("market")] Market,
    [JsonStringEnumMemberName("pending")] Pending,
    [JsonStringEnumMemberName("sltp")] Protect,
    [JsonStringEnumMemberName("modify")] Modify,
    [JsonStringEnumMemberName("cancel")] Cancel,
    [JsonStringEnumMemberName("close")] Close,
    [JsonStringEnumMemberName("closeby")] CloseBy,
    [JsonStringEnumMemberName("flatten")] Flatten,
}

internal enum WireFilling
{
    [JsonStringEnumMemberName("auto")] Auto,
    [JsonStringEnumMemberName("fok")] FillOrKill,
    [JsonStringEnumMemberName("ioc")] ImmediateOrCancel,
    [JsonStringEnumMemberName("return")] Return,
}

internal enum WireAcknowledgement
{
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("duplicate")] Duplicate,
    [JsonStringEnumMemberName("refused")] Refused,
}

internal enum WireHalt
{
    [JsonStringEnumMemberName("no_new")] NoNew,
    [JsonStringEnumMemberName("cancel_pending")] CancelPending,
    [JsonStringEnumMemberName("flatten")] Flatten,
    [JsonStringEnumMemberName("off")] Off,
}

internal enum WireChannel
{
    [JsonStringEnumMemberName("tick")] Tick,
    [JsonStringEnumMemberName("book")] Book,
    [JsonStringEnumMemberName("bar")] Bar,
}
