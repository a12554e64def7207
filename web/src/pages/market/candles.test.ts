import { describe, expect, it } from 'vitest';
import { barAt, grow, join, type Candle } from './candles';

const minute = 60_000;
const bar = (at: number, close = 1): Candle => ({ at, until: at + minute, open: 1, high: 1, low: 1, close, volume: 1 });

describe('grow', () => {
  it('moves the last bar while it is open', () => {
    expect(grow(bar(0), 59_999, 1.5, minute)).toMatchObject({ at: 0, high: 1.5, low: 1, close: 1.5, volume: 2 });
  });

  it('begins the next at its own round time, also after a pause', () => {
    expect(grow(bar(0), 60_000, 2, minute)).toEqual({ at: 60_000, until: 120_000, open: 2, high: 2, low: 2, close: 2, volume: 1 });
    expect(grow(bar(0), 200_000, 2, minute)?.at).toBe(180_000);
  });

  it('takes no bid of the past', () => expect(grow(bar(60_000), 59_999, 2, minute)).toBeUndefined());

  it('leaves it to the server to begin a bar of a trading day', () => {
    expect(grow(bar(0), 30_000, 2, undefined)?.close).toBe(2);
    expect(grow(bar(0), 60_000, 2, undefined)).toBeUndefined();
  });
});

describe('join', () => {
  it('orders by time and believes the newer list', () => {
    const joined = join([bar(120_000), bar(60_000, 1)], [bar(60_000, 9), bar(0)]);

    expect(joined.map((one) => [one.at, one.close])).toEqual([
      [0, 1],
      [60_000, 9],
      [120_000, 1],
    ]);
  });
});

describe('barAt', () => {
  it('finds the bar a moment falls into', () => {
    const bars = [bar(0), bar(60_000), bar(180_000)];

    expect(barAt(bars, 59_999)?.at).toBe(0);
    expect(barAt(bars, 60_000)?.at).toBe(60_000);
    expect(barAt(bars, 999_999)?.at).toBe(180_000);
    expect(barAt(bars, -1)).toBeUndefined();
    expect(barAt([], 5)).toBeUndefined();
  });
});
