import type { Bar, LiveBar } from '../../api/types';

/** A bar as it is drawn; times in milliseconds. */
export type Candle = { at: number; until: number; open: number; high: number; low: number; close: number; volume: number };

export const candles = (bars: readonly (Bar | LiveBar)[]): Candle[] =>
  bars
    .filter((bar) => bar.close !== null)
    .map((bar) => ({
      at: Date.parse(bar.openedAt),
      until: Date.parse(bar.closesAt),
      open: Number(bar.open),
      high: Number(bar.high),
      low: Number(bar.low),
      close: Number(bar.close),
      volume: bar.volume,
    }));

/** Bars of both lists in the order of time; where both have one, the newer list's. */
export function join(before: readonly Candle[], newer: readonly Candle[]): Candle[] {
  const byTime = new Map<number, Candle>();
  for (const one of before) {
    byTime.set(one.at, one);
  }
  for (const one of newer) {
    byTime.set(one.at, one);
  }
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}

/** The last bar after a bid: grown, or a new one where the last has closed and the length of bars is known; undefined for a bid of the past. */
export function grow(last: Candle | undefined, at: number, bid: number, length: number | undefined): Candle | undefined {
  if (last && at >= last.at && at < last.until) {
    return { ...last, high: Math.max(last.high, bid), low: Math.min(last.low, bid), close: bid, volume: last.volume + 1 };
  }
  if (length === undefined || (last && at < last.at)) {
    return undefined;
  }
  const opened = Math.floor(at / length) * length;
  return { at: opened, until: opened + length, open: bid, high: bid, low: bid, close: bid, volume: 1 };
}

/** The bar a moment falls into: the last that opened not after it. */
export function barAt(bars: readonly Candle[], time: number): Candle | undefined {
  let low = 0;
  let high = bars.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bars[middle] as Candle).at <= time) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const found = bars[low];
  return found && found.at <= time ? found : undefined;
}
