import type { FeatureDrift, Model, ReliabilityBin, ShadowEvidence } from '../../api/types';

export const metric = (model: Model, name: string): number | null => model.metrics.find((found) => found.name === name)?.value ?? null;

/** How much of the base rate's loss a model takes away: above nothing it knows something. */
export function gain(model: Model): number | null {
  const [own, base] = [metric(model, 'logLoss'), metric(model, 'baseLogLoss')];
  return own === null || base === null || base === 0 ? null : 1 - own / base;
}

export type Dot = { x: number; y: number; rows: number; share: number };

/** The bins of a reliability curve that hold any rows: mean probability against the share of events, and how many of all rows each holds. */
export function dots(bins: readonly ReliabilityBin[]): Dot[] {
  const all = bins.reduce((sum, bin) => sum + bin.rows, 0);
  return bins.flatMap((bin) =>
    bin.rows > 0 && bin.meanProbability !== null && bin.eventShare !== null ? [{ x: bin.meanProbability, y: bin.eventShare, rows: bin.rows, share: bin.rows / all }] : [],
  );
}

/** From here a population stability index is worth a look, and from here the feature has moved. */
export const watched = 0.1;
export const moved = 0.25;

export type Movement = 'moved' | 'usual' | 'watched' | 'still';

/** A feature that stretches of the training rows moved as far has not moved, whatever its index. */
export function movement({ stabilityIndex, hasMoved }: FeatureDrift): Movement {
  return hasMoved ? 'moved' : (stabilityIndex ?? 0) > moved ? 'usual' : (stabilityIndex ?? 0) > watched ? 'watched' : 'still';
}

export type Sorting = 'stabilityIndex' | 'distance' | 'feature';

export function sorted(features: readonly FeatureDrift[], by: Sorting): FeatureDrift[] {
  return [...features].sort((a, b) => (by === 'feature' ? a.feature.localeCompare(b.feature) : (b[by] ?? -1) - (a[by] ?? -1)));
}

/** How much less a challenger loses than the champion, with the 95 % interval of that difference. */
export function advantage({ championLoss, challengerLoss, standardError }: ShadowEvidence): { value: number; low: number; high: number } | null {
  if (championLoss === null || challengerLoss === null) {
    return null;
  }
  const value = championLoss - challengerLoss;
  const room = 1.96 * (standardError ?? 0);
  return { value, low: value - room, high: value + room };
}
