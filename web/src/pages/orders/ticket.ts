import type { Instrument, OrderChange, OrderKind, OrderRequest, Side, TimeInForce } from '../../api/types';

/** What a person has written into an order ticket. */
export type Ticket = {
  instrument: string;
  side: Side;
  kind: OrderKind;
  quantity: string;
  limitPrice: string;
  stopPrice: string;
  stopLoss: string;
  takeProfit: string;
  timeInForce: TimeInForce;
  reduceOnly: boolean;
};
export type TicketFaults = Partial<Record<keyof Ticket, string>>;

const decimal = /^\d{1,12}(\.\d{1,9})?$/;

export function priceFault(text: string, digits: number | undefined): string | null {
  if (!decimal.test(text) || Number(text) <= 0) {
    return 'A price above 0, such as 1.08420.';
  }
  const decimals = text.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return digits !== undefined && decimals > digits ? `At most ${digits} decimals.` : null;
}

/** Whether a stop and a target lie on their sides of a price. */
export function protectionFaults(side: Side, at: string | null, stopLoss: string, takeProfit: string): { stopLoss: string | null; takeProfit: string | null } {
  if (at === null || !decimal.test(at)) {
    return { stopLoss: null, takeProfit: null };
  }
  const sign = side === 'buy' ? 1 : -1;
  const isWrong = (text: string, way: number) => decimal.test(text) && (Number(text) - Number(at)) * sign * way <= 0;
  return {
    stopLoss: isWrong(stopLoss, -1) ? `${side === 'buy' ? 'Below' : 'Above'} ${at}.` : null,
    takeProfit: isWrong(takeProfit, 1) ? `${side === 'buy' ? 'Above' : 'Below'} ${at}.` : null,
  };
}

/** Whether a is a multiple of b, in whole units of the ninth decimal. */
function isMultiple(a: string, b: string): boolean {
  const units = (text: string) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(whole) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
  };
  const step = units(b);
  return step === 0n || units(a) % step === 0n;
}

/** What is wrong with a ticket, field by field; the server judges again, and finally. */
export function judge(ticket: Ticket, instrument: Instrument | undefined, quote: { bid: string; ask: string } | undefined): TicketFaults {
  const faults: TicketFaults = {};
  const set = (field: keyof Ticket, fault: string | null | undefined) => {
    if (fault) {
      faults[field] = fault;
    }
  };
  if (!instrument) {
    return { instrument: 'Choose one.' };
  }
  if (!decimal.test(ticket.quantity) || Number(ticket.quantity) <= 0) {
    faults.quantity = 'A number above 0.';
  } else if (Number(ticket.quantity) < Number(instrument.volumeMin)) {
    faults.quantity = `At least ${instrument.volumeMin}.`;
  } else if (Number(ticket.quantity) > Number(instrument.volumeMax)) {
    faults.quantity = `At most ${instrument.volumeMax}.`;
  } else if (!isMultiple(ticket.quantity, instrument.volumeStep)) {
    faults.quantity = `In steps of ${instrument.volumeStep}.`;
  }
  const needsLimit = ticket.kind === 'limit' || ticket.kind === 'stopLimit';
  const needsStop = ticket.kind === 'stop' || ticket.kind === 'stopLimit';
  set('limitPrice', needsLimit ? priceFault(ticket.limitPrice, instrument.digits) : null);
  set('stopPrice', needsStop ? priceFault(ticket.stopPrice, instrument.digits) : null);

  if (ticket.stopLoss !== '') {
    set('stopLoss', priceFault(ticket.stopLoss, instrument.digits));
  } else if (!ticket.reduceOnly) {
    faults.stopLoss = 'An opening order needs a stop-loss.';
  }
  if (ticket.takeProfit !== '') {
    set('takeProfit', priceFault(ticket.takeProfit, instrument.digits));
  }
  const market = quote ? (ticket.side === 'buy' ? quote.ask : quote.bid) : null;
  const at = needsLimit ? ticket.limitPrice : needsStop ? ticket.stopPrice : market;
  const sides = protectionFaults(ticket.side, at, ticket.stopLoss, ticket.takeProfit);
  faults.stopLoss ??= sides.stopLoss ?? undefined;
  faults.takeProfit ??= sides.takeProfit ?? undefined;
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined)) as TicketFaults;
}

/** The ticket as the server takes it. */
export function toRequest(ticket: Ticket): OrderRequest {
  const needsLimit = ticket.kind === 'limit' || ticket.kind === 'stopLimit';
  const needsStop = ticket.kind === 'stop' || ticket.kind === 'stopLimit';
  return {
    instrument: ticket.instrument,
    side: ticket.side,
    quantity: ticket.quantity,
    kind: ticket.kind,
    ...(needsLimit ? { limitPrice: ticket.limitPrice } : {}),
    ...(needsStop ? { stopPrice: ticket.stopPrice } : {}),
    ...(ticket.stopLoss ? { stopLoss: ticket.stopLoss } : {}),
    ...(ticket.takeProfit ? { takeProfit: ticket.takeProfit } : {}),
    timeInForce: ticket.timeInForce,
    reduceOnly: ticket.reduceOnly,
  };
}

/** What of a working order may be changed, as the server takes it. */
export function toChange(ticket: Ticket): OrderChange {
  const { quantity, limitPrice, stopPrice, stopLoss, takeProfit } = toRequest(ticket);
  return { quantity, limitPrice, stopPrice, stopLoss, takeProfit };
}
