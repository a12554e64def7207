import type { Feature, IndicatorEntry } from '../../api/types';

export type Group = Feature['group'];

/** The groups there are, in the order of the catalogue, and how many features each has. */
export function groupsOf(features: readonly Feature[]): { group: Group; count: number }[] {
  const counts = new Map<Group, number>();
  for (const { group } of features) {
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => ({ group, count }));
}

/** Whether every word that is searched for stands somewhere in what is known of an entry. */
const holds = (texts: readonly string[], search: string): boolean => {
  const text = texts.join('\n').toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
};

/** Features of a group, or of all, that hold what is searched for; those whose name does come first. */
export function found(features: readonly Feature[], search: string, group: Group | ''): Feature[] {
  const hits = features.filter((one) => (group === '' || one.group === group) && holds([one.name, one.formula, one.source, one.unit, one.range], search));
  const named = (one: Feature) => search.trim() !== '' && holds([one.name], search);
  return [...hits.filter(named), ...hits.filter((one) => !named(one))];
}

export const foundIndicators = (indicators: readonly IndicatorEntry[], search: string): IndicatorEntry[] =>
  indicators.filter((one) => holds([one.name, one.title, one.source, ...one.outputs, ...one.settings.map(({ name }) => name)], search));
