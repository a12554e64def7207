import { describe, expect, it } from 'vitest';
import type { Feature, IndicatorEntry } from '../../api/types';
import { found, foundIndicators, groupsOf } from './catalog';

const feature = (name: string, group: string, formula = 'close') => ({ name, group, formula, source: 'Wilder 1978', warmUp: 14, unit: '1', range: '0 to 100', periods: [] }) as unknown as Feature;
const all = [feature('ret1', 'priceAction', 'ln(close ÷ close[1])'), feature('atr14.ratio', 'volatility', 'ATR(14) ÷ close'), feature('rsi14', 'momentum', 'RSI(14)'), feature('range.atr', 'priceAction', '(high − low) ÷ ATR(14)')];

describe('groupsOf', () => {
  it('counts each in the order they come', () => expect(groupsOf(all)).toEqual([{ group: 'priceAction', count: 2 }, { group: 'volatility', count: 1 }, { group: 'momentum', count: 1 }]));
});

describe('found', () => {
  it('is everything where nothing is asked for', () => expect(found(all, '  ', '')).toEqual(all));
  it('puts those first whose name holds it', () => expect(found(all, 'ATR', '').map(({ name }) => name)).toEqual(['atr14.ratio', 'range.atr']));
  it('wants every word, wherever it stands', () => expect(found(all, 'low atr', '').map(({ name }) => name)).toEqual(['range.atr']));
  it('keeps to a group', () => expect(found(all, 'close', 'volatility').map(({ name }) => name)).toEqual(['atr14.ratio']));
  it('finds none', () => expect(found(all, 'moon phase', '')).toEqual([]));
});

describe('foundIndicators', () => {
  const macd = { name: 'macd', title: 'Moving average convergence divergence', source: 'Appel 1979', outputs: ['macd', 'signal', 'histogram'], settings: [{ name: 'fast' }] } as unknown as IndicatorEntry;

  it.each(['histogram', 'appel fast', ''])('finds it by %s', (search) => expect(foundIndicators([macd], search)).toEqual([macd]));
  it('finds none', () => expect(foundIndicators([macd], 'slow')).toEqual([]));
});
