import type { ModelScores } from '../../api/types';
import { number, percent } from '../../format/numbers';
import { dots } from './figures';

const size = 300;
const left = 42;
const bottom = 22;
const top = 8;
const marks = [0, 0.25, 0.5, 0.75, 1];

/** What probabilities were given against what then happened: on the dashed line they mean what they say. A dot is as large as its bin. */
export function Reliability({ scores }: { scores: ModelScores }) {
  const found = dots(scores.reliability);
  const plot = size - left - top;
  const x = (value: number) => left + value * plot;
  const y = (value: number) => top + (1 - value) * plot;
  const line = found.map((dot, i) => `${i === 0 ? 'M' : 'L'}${x(dot.x).toFixed(1)} ${y(dot.y).toFixed(1)}`).join('');
  const label = `Reliability curve: ${found.map((dot) => `of ${number(dot.rows)} rows given ${percent(dot.x, 0)}, ${percent(dot.y, 0)} happened`).join('; ')}`;
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,320px)_minmax(0,1fr)] sm:items-start">
      <svg viewBox={`0 0 ${size} ${size - top + bottom}`} role="img" aria-label={label} className="w-full max-w-[320px] text-2xs">
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={x(0)} x2={x(1)} y1={y(mark)} y2={y(mark)} stroke="var(--grid)" />
            <line x1={x(mark)} x2={x(mark)} y1={y(0)} y2={y(1)} stroke="var(--grid)" />
            <text x={left - 6} y={y(mark) + 4} textAnchor="end" fill="var(--faint)">
              {percent(mark, 0)}
            </text>
            <text x={x(mark)} y={y(0) + 16} textAnchor={mark === 1 ? 'end' : 'middle'} fill="var(--faint)">
              {percent(mark, 0)}
            </text>
          </g>
        ))}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--line-strong)" strokeDasharray="3 4" />
        <path d={line} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
        {found.map((dot) => (
          <circle key={dot.x} cx={x(dot.x)} cy={y(dot.y)} r={2.5 + 7 * Math.sqrt(dot.share)} fill="var(--accent)" fillOpacity="0.35" stroke="var(--accent)">
            <title>{`${number(dot.rows)} rows: given ${percent(dot.x)}, happened ${percent(dot.y)}`}</title>
          </circle>
        ))}
        <text x={x(0) + 6} y={top + 12} fill="var(--soft)">
          happened
        </text>
        <text x={x(1) - 4} y={y(0) - 6} textAnchor="end" fill="var(--soft)">
          probability given
        </text>
      </svg>
      <dl className="grid gap-x-6 gap-y-3 max-sm:grid-cols-2">
          {(
            [
              ['Expected calibration error', percent(scores.calibrationError, 2)],
              ['Log-loss', number(scores.logLoss, 5)],
              ['Brier', number(scores.brier, 5)],
              ['Accuracy', percent(scores.accuracy)],
              ['Rows it had not seen', number(scores.rows)],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt className="text-xs text-soft">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className="-mx-4 -mb-4 border-t border-line sm:col-span-2">
        <table className="data text-xs" aria-label="Bins of the reliability curve">
          <thead>
            <tr>
              <th scope="col">Bin</th>
              <th scope="col" className="n">Rows</th>
              <th scope="col" className="n">Given</th>
              <th scope="col" className="n">Happened</th>
            </tr>
          </thead>
          <tbody>
            {scores.reliability.flatMap((bin) =>
              bin.rows > 0 ? (
                <tr key={bin.low}>
                  <td className="whitespace-nowrap">
                    {number(bin.low, 1)} – {number(bin.high, 1)}
                  </td>
                  <td className="n">{number(bin.rows)}</td>
                  <td className="n">{percent(bin.meanProbability)}</td>
                  <td className="n">{percent(bin.eventShare)}</td>
                </tr>
              ) : (
                []
              ),
            )}
          </tbody>
        </table>
      </div>
    </div>
  );
}
