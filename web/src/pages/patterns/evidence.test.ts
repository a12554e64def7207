import { describe, expect, it } from 'vitest';
import type { PatternScore, StoredSeries } from '../../api/types';
import { chosen, keyOf, pick, reach, seriesOf, suffices, why } from './evidence';

const score = (change: Partial<PatternScore>) =>
  ({ pattern: 'candle.hammer', regime: null, count: 100, hitRate: 0.5, hitRateLow: 0.4, hitRateHigh: 0.6, mean: 0.01, pValue: 0.2, correctedPValue: 1, hasVote: false, ...change }) as PatternScore;
const stored = (source: string, instrument: string) => ({ source, instrument, resolution: 'm1' }) as StoredSeries;

describe('series', () => {
  const all = seriesOf([stored('b', 'XAUUSD'), stored('b', 'EURUSD'), stored('a', 'EURUSD'), stored('b', 'EURUSD')]);

  it('are told once each', () => expect(all.map(keyOf)).toEqual(['a/EURUSD', 'b/EURUSD', 'b/XAUUSD']));

  it.each([
    ['b/XAUUSD', 'b/XAUUSD', { source: 'b', instrument: 'EURUSD' }],
    ['b/EURUSD', null, { source: 'b', instrument: 'EURUSD' }],
    ['a/EURUSD', 'gone/EURUSD', { source: 'c', instrument: 'EURUSD' }],
    ['a/EURUSD', null, null],
  ])('%s is chosen', (expected, asked, traded) => expect(keyOf(chosen(all, asked, traded) ?? { source: '', instrument: '' })).toBe(expected));
});

describe('suffices', () => {
  const span = (first: string, last: string) => [{ ...stored('a', 'EURUSD'), first, last }, { ...stored('b', 'EURUSD'), first: '2000-01-01T00:00:00Z', last: '2026-01-01T00:00:00Z' }];

  it.each([
    ['few', 'H1', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
    ['enough', 'H1', '2016-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['few', 'D1', '2024-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['many', 'M5', '2006-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ] as const)('%s %s bars', (expected, period, first, last) => expect(suffices(span(first, last), { source: 'a', instrument: 'EURUSD' }, period)).toBe(expected));
});

describe('why', () => {
  it.each([
    ['Stands when corrected for all looked at', { hasVote: true }],
    ['Seen fewer than 30 times', { count: 29 }],
    ['Loses after costs', { mean: -0.1 }],
    ['Could be chance', {}],
  ])('%s', (text, change) => expect(why(score(change), 30)).toBe(text));
});

describe('pick', () => {
  const scores = [score({ pValue: 0.5 }), score({ regime: 'trend', hasVote: true, correctedPValue: 0.001 }), score({ pValue: 0.1 })];

  it('keeps what is asked for', () => {
    expect(pick(scores, 'votes')).toHaveLength(1);
    expect(pick(scores, 'turbulent')).toHaveLength(0);
  });

  it('puts the surest first', () => expect(pick(scores, 'all').map(({ pValue }) => pValue)).toEqual([0.1, 0.5]));
});

describe('reach', () => {
  it('holds the intervals of what was seen often enough', () => {
    expect(reach([score({ hitRateLow: 0.38, hitRateHigh: 0.6 }), score({ count: 3, hitRateLow: 0, hitRateHigh: 1 })], 30)).toBeCloseTo(0.15);
    expect(reach([], 30)).toBe(0.05);
  });
});
