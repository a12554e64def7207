import type { Agent } from '../../api/types';
import { number, signed } from '../../format/numbers';
import { sentence } from '../../format/words';
import { byRegime } from './seats';

/** A bar to the right of nothing for what is better than it, to the left for what is worse; the number itself stands beside it. */
export function Bar({ value, full }: { value: number; full: number }) {
  const width = Math.min(50, (Math.abs(value) / full) * 50);
  return (
    <span className="relative block h-1.5 rounded-full bg-sunken" aria-hidden>
      <span className={`absolute inset-y-0 rounded-full ${value >= 0 ? 'bg-up' : 'bg-down'}`} style={{ left: `${value >= 0 ? 50 : 50 - width}%`, width: `${width}%` }} />
      <span className="absolute -inset-y-0.5 left-1/2 w-px bg-line-strong" />
    </span>
  );
}

/** Skills are small numbers: a tenth of the base rate's error is much. */
const full = 0.1;
const colour = (value: number) => (value > 0 ? 'text-up' : value < 0 ? 'text-down' : '');

/** Skill around nothing: better than knowing only how often the event happens goes right, worse goes left. */
export function Skill({ value }: { value: number | null | undefined }) {
  if (value === null || value === undefined) {
    return <span className="text-faint">–</span>;
  }
  return (
    <span className="grid grid-cols-[56px_minmax(40px,1fr)] items-center gap-2 max-sm:grid-cols-[56px]">
      <span className={`n ${colour(value)}`}>{signed(value, 4)}</span>
      <span className="max-sm:hidden">
        <Bar value={value} full={full} />
      </span>
    </span>
  );
}

/** The same skill apart for each regime, small and side by side. */
export function RegimeSkills({ score }: { score: Agent['score'] }) {
  if (!score || score.regimes.length === 0) {
    return <span className="text-faint">–</span>;
  }
  return (
    <ul className="grid min-w-44 grid-cols-3 gap-2 text-2xs">
      {byRegime(score)
        .slice(0, 3)
        .map(({ regime, found }) => (
          <li key={regime} title={found && `${number(found.opinions)} opinions`}>
            <span className="flex justify-between gap-1">
              <span className="text-soft">{sentence(regime)}</span>
              <span className={colour(found?.skill ?? 0)}>{found ? signed(found.skill, 2) : '–'}</span>
            </span>
            <Bar value={found?.skill ?? 0} full={full} />
          </li>
        ))}
    </ul>
  );
}

/** Regime by regime in full. */
export function RegimeTable({ score }: { score: NonNullable<Agent['score']> }) {
  return (
    <table className="data text-xs" aria-label="By regime">
      <thead>
        <tr>
          <th scope="col">Regime</th>
          <th scope="col" className="n">Opinions</th>
          <th scope="col" className="n max-sm:hidden">Brier</th>
          <th scope="col">Skill</th>
        </tr>
      </thead>
      <tbody>
        {byRegime(score).flatMap(({ regime, found }) =>
          found ? (
            <tr key={regime}>
              <td>{sentence(regime)}</td>
              <td className="n">{number(found.opinions)}</td>
              <td className="n max-sm:hidden">{number(found.brier, 4)}</td>
              <td>
                <Skill value={found.skill} />
              </td>
            </tr>
          ) : (
            []
          ),
        )}
      </tbody>
    </table>
  );
}
