import type { PatternScore, StoredSeries } from '../../api/types';

export type Series = { source: string; instrument: string };

/** What is stored, each source and instrument once. */
export function seriesOf(stored: readonly StoredSeries[]): Series[] {
  const found = new Map(stored.map(({ source, instrument }) => [`${source}/${instrument}`, { source, instrument }]));
  return [...found.values()].sort((a, b) => a.instrument.localeCompare(b.instrument) || a.source.localeCompare(b.source));
}

export const keyOf = ({ source, instrument }: Series): string => `${source}/${instrument}`;

/** The series asked for, else the one that is traded, else the first. */
export function chosen(all: readonly Series[], asked: string | null, traded: Series | null): Series | undefined {
  return all.find((one) => keyOf(one) === asked) ?? (traded ? all.find((one) => keyOf(one) === keyOf(traded)) : undefined) ?? all[0];
}

export const periods = ['M5', 'M15', 'M30', 'H1', 'H4', 'D1'] as const;
export type Period = (typeof periods)[number];
const minutes: Record<Period, number> = { M5: 5, M15: 15, M30: 30, H1: 60, H4: 240, D1: 1440 };

/** Situations are learned from: so many bars at least, features warmed up among them, and at most so many. */
const barsMin = 700;
const barsMax = 1_000_000;

/** Whether what is stored of a series makes about as many bars as comparing situations takes; beyond a week two days of seven have none. */
export function suffices(stored: readonly StoredSeries[], of: Series, period: Period): 'few' | 'many' | 'enough' {
  const own = stored.filter((series) => keyOf(series) === keyOf(of));
  const days = (Math.max(...own.map(({ last }) => Date.parse(last))) - Math.min(...own.map(({ first }) => Date.parse(first)))) / 86_400_000;
  const bars = ((days > 7 ? (days * 5) / 7 : days) * 1440) / minutes[period];
  return bars < barsMin ? 'few' : bars > barsMax ? 'many' : 'enough';
}

/** Why a pattern has a vote, or none; one seen less often than so many times is not looked at. */
export function why({ hasVote, count, mean }: PatternScore, seenMin: number): string {
  return hasVote ? 'Stands when corrected for all looked at' : count < seenMin ? `Seen fewer than ${seenMin} times` : (mean ?? 0) <= 0 ? 'Loses after costs' : 'Could be chance';
}

export type Which = 'all' | 'range' | 'trend' | 'turbulent' | 'votes';

/** The scores of one regime, or those with a vote: what has one first, then by how sure it is. */
export function pick(scores: readonly PatternScore[], which: Which): PatternScore[] {
  return scores
    .filter((score) => (which === 'votes' ? score.hasVote : which === 'all' ? score.regime === null : score.regime === which))
    .sort((a, b) => Number(b.hasVote) - Number(a.hasVote) || (a.correctedPValue ?? 1) - (b.correctedPValue ?? 1) || (a.pValue ?? 1) - (b.pValue ?? 1));
}

/** How far a scale around one half must reach to hold the intervals of what was seen often enough, 0.05 to 0.5. */
export function reach(scores: readonly PatternScore[], seenMin: number): number {
  const widest = Math.max(0, ...scores.filter(({ count }) => count >= seenMin).flatMap(({ hitRateLow, hitRateHigh }) => [0.5 - (hitRateLow ?? 0.5), (hitRateHigh ?? 0.5) - 0.5]));
  return Math.min(0.5, Math.max(0.05, Math.ceil(widest * 20) / 20));
}
