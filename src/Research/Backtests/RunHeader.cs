using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Research.Backtests;

/// <summary>Everything a result depends on besides the market, as canonical JSON: names in one order, decimals as text, no path, no machine.</summary>
internal static class RunHeader
{
    /// <summary>Raised whenever the same inputs may give another ledger.</summary>
    public const int FormatVersion = 1;

    public static string Of(
        StrategyPlan plan, Instrument instrument, TradingCosts costs, AccountSetup account, IReadOnlyList<Instrument> rates, BarPeriod resolution,
        Timestamp? from, Timestamp? to)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format", FormatVersion);
            json.WriteString("strategy", plan.Id.Value);
            json.WritePropertyName("document");
            json.WriteRawValue(plan.Document);
            json.WritePropertyName("instrument");
            Write(json, instrument);
            json.WritePropertyName("costs");
            Write(json, costs);
            json.WritePropertyName("account");
            Write(json, account);
            json.WriteStartArray("rates");
            foreach (var rate in rates.OrderBy(rate => rate.Id))
            {
                Write(json, rate);
            }

            json.WriteEndArray();
            json.WriteString("resolution", resolution.ToString());
            json.WriteString("from", from?.ToString());
            json.WriteString("to", to?.ToString());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteString("id", instrument.Id.ToString());
        json.WriteString("kind", instrument.Kind.ToString());
        json.WriteString("base", instrument.Base.Code);
        json.WriteString("quote", instrument.Quote.Code);
        json.WriteNumber("digits", instrument.Digits);
        json.WriteString("tickSize", instrument.TickSize.ToString());
        json.WriteString("contractSize", instrument.ContractSize.ToString());
        json.WriteString("volumeMin", instrument.VolumeMin.ToString());
        json.WriteString("volumeStep", instrument.VolumeStep.ToString());
        json.WriteString("volumeMax", instrument.VolumeMax.ToString());
        json.WriteString("marginRate", Text(instrument.MarginRate));
        json.WriteString("swapMode", instrument.Swap.Mode.ToString());
        json.WriteString("swapLong", Text(instrument.Swap.Long));
        json.WriteString("swapShort", Text(instrument.Swap.Short));
        json.WriteString("swapTripleDay", instrument.Swap.TripleDay.ToString());
        json.WriteString("sessions", instrument.Sessions.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TradingCosts costs)
    {
        json.WriteStartObject();
        json.WriteString("commissionPerLot", Text(costs.CommissionPerLot));
        json.WriteString("commissionCurrency", costs.CommissionCurrency.Code);
        json.WriteString("slippagePoints", Text(costs.SlippagePoints));
        json.WriteNumber("latencyMilliseconds", costs.LatencyMilliseconds);
        json.WriteString("spreadPoints", Text(costs.SpreadPoints));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AccountSetup account)
    {
        json.WriteStartObject();
        json.WriteString("tenant", account.Tenant.Value);
        json.WriteString("account", account.Account.Value);
        json.WriteString("cash", account.Cash.Text);
        json.WriteString("currency", account.Cash.Currency.Code);
        json.WriteNumber("leverage", account.Leverage);
        json.WriteString("mode", account.Mode.ToString());
        json.WriteString("stopOutLevel", Text(account.StopOutLevel));
        json.WriteString("orderQuantityLotsMax", Text(account.Limits.OrderQuantityLotsMax));
        json.WriteString("exposureMax", Text(account.Limits.ExposureMax));
        json.WriteString("dailyLossFractionMax", Text(account.Limits.DailyLossFractionMax));
        json.WriteString("priceCollarFraction", Text(account.Limits.PriceCollarFraction));
        json.WriteNumber("duplicateWindowMilliseconds", account.Limits.DuplicateWindowMilliseconds);
        json.WriteNumber("quoteAgeMillisecondsMax", account.Limits.QuoteAgeMillisecondsMax);
        json.WriteStartObject("statedRates");
        foreach (var ((first, second), rate) in account.StatedRates.OrderBy(pair => $"{pair.Key.From}{pair.Key.To}", StringComparer.Ordinal))
        {
            json.WriteString($"{first}/{second}", Text(rate));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
