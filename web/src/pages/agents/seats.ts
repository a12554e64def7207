import type { Agent, OpinionEntry } from '../../api/types';
import { number } from '../../format/numbers';

export type Seat = 'working' | 'muted' | 'empty' | 'absent';

/** Whether an agent takes part in the session: a seat may be muted, or stand empty for want of a source; a strategy need not give it one at all. */
export function seatOf({ info, score }: Agent): Seat {
  switch (score?.state) {
    case 'taken':
      return 'working';
    case 'muted':
      return 'muted';
    case 'noSource':
      return 'absent';
    default:
      return info.status === 'absent' ? 'absent' : 'empty';
  }
}

const rank: Record<Seat, number> = { working: 0, muted: 1, empty: 2, absent: 3 };

/** Those who speak, the muted last, and those who do not; otherwise as they come. */
export function seated(agents: readonly Agent[]): { speaking: Agent[]; silent: Agent[] } {
  const all = [...agents].sort((a, b) => rank[seatOf(a)] - rank[seatOf(b)]);
  return { speaking: all.filter((agent) => rank[seatOf(agent)] < 2), silent: all.filter((agent) => rank[seatOf(agent)] >= 2) };
}

/** The share of its turns at which an agent said nothing; null before the first. */
export function abstained(score: Agent['score']): number | null {
  const turns = score ? score.opinions + score.abstentions : 0;
  return score && turns > 0 ? score.abstentions / turns : null;
}

/** When an opinion was formed, in engine time; the decision may be later. */
export const formedAt = ({ at, opinion }: OpinionEntry): number => Date.parse(at) - (opinion.ageMilliseconds ?? 0);

export const regimes = ['range', 'trend', 'turbulent', 'unknown'] as const;

/** How an agent does in each regime in their usual order; those without a scored opinion are none. */
export const byRegime = (score: Agent['score']) => regimes.map((regime) => ({ regime, found: score?.regimes.find((one) => one.regime === regime) }));

/** What an opinion says in a word or two, for a table. */
export function verdict({ opinion }: OpinionEntry): string {
  const { kind, probability } = opinion;
  if (kind === 'direction') {
    return probability === null || probability === 0.5 ? 'Abstains' : probability > 0.5 ? 'Higher' : 'Lower';
  }
  const factor = `× ${number(opinion.scale, 2)}`;
  return { none: 'No objection', scale: `Size ${factor}`, throttle: `Throttle ${factor}`, delay: 'Wait', veto: 'Forbids', alert: 'Alert' }[opinion.effect];
}
