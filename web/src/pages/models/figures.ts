import type { FeatureDrift, Model, ReliabilityBin, ShadowEvidence } from '../../api/types';

export const metric = (model: Model, name: string): number | null => model.metrics.find((found) => found.name === name)?.value ?? null;

/** How much of the base rate's loss a model takes away: above nothing it knows something. */
export function gain(model: Model): number | null {
  const [own, base] = [metric(model, 'logLoss'), metric(model, 'baseLogLoss')];
  return own === null || base === null || base === 0 ? null : 1 - own / base;
}

export type Dot = { x: number; y: number; rows: number; share: number; below: number; above: number };

/** The 95 % interval of a share (Wilson 1927). */
function interval(share: number, rows: number): { below: number; above: number } {
  const [z2, n] = [1.96 ** 2, rows];
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const room = (1.96 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { below: middle - room, above: middle + room };
}

/** The bins of a reliability curve that hold any rows: mean probability against the share of events, and how many of all rows each holds. */
export function dots(bins: readonly ReliabilityBin[]): Dot[] {
  const all = bins.reduce((sum, bin) => sum + bin.rows, 0);
  return bins.flatMap((bin) =>
    bin.rows > 0 && bin.meanProbability !== null && bin.eventShare !== null ? [{ x: bin.meanProbability, y: bin.eventShare, rows: bin.rows, share: bin.rows / all, ...interval(bin.eventShare, bin.rows) }] : [],
  );
}

/** How far a scale around one half must reach to hold every dot, with a little room. */
export function reach(found: readonly Pick<Dot, 'x' | 'y'>[]): number {
  const widest = Math.max(0, ...found.flatMap((dot) => [Math.abs(dot.x - 0.5), Math.abs(dot.y - 0.5)])) * 1.15;
  return [0.05, 0.1, 0.2, 0.3, 0.4].find((step) => step >= widest) ?? 0.5;
}

/** Above this population stability index, and above what the training rows showed themselves, a feature has moved. */
export const moved = 0.25;

/** The index against the one from which on the feature has moved: 1 is there. */
export const excess = ({ stabilityIndex, usual }: FeatureDrift): number => (stabilityIndex ?? 0) / Math.max(moved, usual ?? 0);

/** Has it moved, is it near that, or neither? */
export const movement = (feature: FeatureDrift): 'moved' | 'near' | 'still' => (feature.hasMoved ? 'moved' : excess(feature) >= 0.8 ? 'near' : 'still');

export type Sorting = 'excess' | 'stabilityIndex' | 'distance' | 'feature';

export function sorted(features: readonly FeatureDrift[], by: Sorting): FeatureDrift[] {
  return [...features].sort((a, b) => (by === 'feature' ? a.feature.localeCompare(b.feature) : by === 'excess' ? excess(b) - excess(a) : (b[by] ?? -1) - (a[by] ?? -1)));
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
