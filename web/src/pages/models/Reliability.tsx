import { useState } from 'react';
import type { ModelScores, ReliabilityBin } from '../../api/types';
import { number, percent } from '../../format/numbers';
import { Segments } from '../../ui/Button';
import { dots, reach } from './figures';

const size = 300;
const left = 46;
const bottom = 22;
const top = 8;

/** What probabilities were given against what then happened: on the dashed line they mean what they say. A dot is as large as its bin; the scale is around one half, as wide as the dots need. */
export function Reliability({ scores }: { scores: ModelScores }) {
  const [isByMass, setByMass] = useState(scores.byMass.length > 0);
  const bins = isByMass ? scores.byMass : scores.reliability;
  const found = dots(bins);
  const plot = size - left - top;
  const room = reach(found);
  const [low, high] = [0.5 - room, 0.5 + room];
  const marks = [-1, -0.5, 0, 0.5, 1].map((step) => 0.5 + step * room);
  const x = (value: number) => left + ((value - low) / (high - low)) * plot;
  const y = (value: number) => top + (1 - (value - low) / (high - low)) * plot;
  const line = found.map((dot, i) => `${i === 0 ? 'M' : 'L'}${x(dot.x).toFixed(1)} ${y(dot.y).toFixed(1)}`).join('');
  const label = `Reliability curve: ${found.map((dot) => `of ${number(dot.rows)} rows given ${percent(dot.x, 0)}, ${percent(dot.y, 0)} happened`).join('; ')}`;
  const edges = isByMass ? 3 : 1;
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,320px)_minmax(0,1fr)] sm:items-start">
      <svg viewBox={`0 0 ${size} ${top + plot + bottom}`} role="img" aria-label={label} className="w-full max-w-[320px] text-2xs">
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={x(low)} x2={x(high)} y1={y(mark)} y2={y(mark)} stroke="var(--grid)" />
            <line x1={x(mark)} x2={x(mark)} y1={y(low)} y2={y(high)} stroke="var(--grid)" />
            <text x={left - 6} y={y(mark) + 4} textAnchor="end" fill="var(--faint)">
              {percent(mark, room === 0.05 ? 1 : 0)}
            </text>
            <text x={x(mark)} y={y(low) + 16} textAnchor={mark === high ? 'end' : 'middle'} fill="var(--faint)">
              {percent(mark, room === 0.05 ? 1 : 0)}
            </text>
          </g>
        ))}
        <line x1={x(low)} y1={y(low)} x2={x(high)} y2={y(high)} stroke="var(--line-strong)" strokeDasharray="3 4" />
        <path d={line} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
        {found.map((dot) => (
          <g key={dot.x}>
            <line x1={x(dot.x)} x2={x(dot.x)} y1={y(Math.min(high, dot.above))} y2={y(Math.max(low, dot.below))} stroke="var(--accent)" strokeOpacity="0.5" />
            <circle cx={x(dot.x)} cy={y(dot.y)} r={2.5 + 7 * Math.sqrt(dot.share)} fill="var(--accent)" fillOpacity="0.35" stroke="var(--accent)">
            <title>{`${number(dot.rows)} rows: given ${percent(dot.x)}, happened ${percent(dot.y)}`}</title>
            </circle>
          </g>
        ))}
        <text x={x(low) + 6} y={top + 12} fill="var(--soft)">
          happened
        </text>
        <text x={x(high) - 4} y={y(low) - 6} textAnchor="end" fill="var(--soft)">
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
      {scores.byMass.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-faint sm:col-span-2">
          <Segments
            label="Bins"
            value={isByMass ? 'mass' : 'width'}
            onChange={(value) => setByMass(value === 'mass')}
            options={[
              { value: 'mass', label: 'Equal mass' },
              { value: 'width', label: 'Equal width' },
            ]}
          />
          {isByMass ? 'As many rows in each bin; the whisker is the 95 % interval of the share.' : 'Tenths of the scale; the calibration error is counted in these.'}
        </div>
      )}
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
            {bins.flatMap((bin: ReliabilityBin) =>
              bin.rows > 0 ? (
                <tr key={bin.low}>
                  <td className="whitespace-nowrap">
                    {number(bin.low, edges)} – {number(bin.high, edges)}
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
