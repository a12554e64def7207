import { describe, expect, it } from 'vitest';
import type { FeatureDrift, Model, ShadowEvidence } from '../../api/types';
import { advantage, dots, gain, movement, reach, sorted } from './figures';

const drift = (feature: string, stabilityIndex: number, hasMoved = false, distance = 0, usual: number | null = null) => ({ feature, stabilityIndex, hasMoved, distance, usual, pValue: 1 }) as FeatureDrift;
const model = (metrics: Record<string, number>) => ({ metrics: Object.entries(metrics).map(([name, value]) => ({ name, value })) }) as Model;

describe('gain', () => {
  it('is the share of the base rate’s loss that is gone', () => expect(gain(model({ logLoss: 0.66, baseLogLoss: 0.69 }))).toBeCloseTo(0.0435, 4));
  it('is nothing without a base rate', () => expect(gain(model({ logLoss: 0.66 }))).toBeNull());
});

describe('dots', () => {
  it('leaves empty bins out and tells what share of the rows each holds', () => {
    const bin = (low: number, rows: number, meanProbability: number | null, eventShare: number | null) => ({ low, high: low + 0.1, rows, meanProbability, eventShare });

    expect(dots([bin(0, 0, null, null), bin(0.4, 30, 0.46, 0.5), bin(0.5, 10, 0.52, 0.4)])).toMatchObject([
      { x: 0.46, y: 0.5, rows: 30, share: 0.75 },
      { x: 0.52, y: 0.4, rows: 10, share: 0.25 },
    ]);
  });
});

describe('the interval of a dot', () => {
  it('is that of Wilson', () => {
    const [dot] = dots([{ low: 0.4, high: 0.5, rows: 100, meanProbability: 0.45, eventShare: 0.5 }]);

    expect([dot?.below.toFixed(4), dot?.above.toFixed(4)]).toEqual(['0.4038', '0.5962']);
  });
});

describe('reach', () => {
  const dot = (x: number, y: number) => ({ x, y });

  it.each([
    [0.05, [dot(0.49, 0.51)]],
    [0.2, [dot(0.49, 0.35)]],
    [0.5, [dot(0.02, 0.1)]],
    [0.05, []],
  ])('is %s', (expected, found) => expect(reach(found)).toBe(expected));
});

describe('drift', () => {
  it.each([
    ['still', drift('a', 0.1)],
    ['near', drift('a', 0.22)],
    ['still', drift('a', 4, false, 0, 8)],
    ['near', drift('a', 7, false, 0, 8)],
    ['moved', drift('a', 9, true, 0, 8)],
  ])('is %s', (what, feature) => expect(movement(feature)).toBe(what));

  it('is sorted by what is asked for, without changing what it was given', () => {
    const features = [drift('b', 4, false, 0.3, 8), drift('a', 0.4, true, 0.1)];

    expect(sorted(features, 'excess').map(({ feature }) => feature)).toEqual(['a', 'b']);
    expect(sorted(features, 'stabilityIndex').map(({ feature }) => feature)).toEqual(['b', 'a']);
    expect(sorted(features, 'distance').map(({ feature }) => feature)).toEqual(['b', 'a']);
    expect(sorted(features, 'feature').map(({ feature }) => feature)).toEqual(['a', 'b']);
    expect(features[0]?.feature).toBe('b');
  });
});

describe('advantage', () => {
  it('is how much less the challenger loses, and how sure that is', () => {
    const found = advantage({ championLoss: 0.69, challengerLoss: 0.68, standardError: 0.01 } as ShadowEvidence);

    expect([found?.value, found?.low, found?.high].map((value) => value?.toFixed(4))).toEqual(['0.0100', '-0.0096', '0.0296']);
  });
});
