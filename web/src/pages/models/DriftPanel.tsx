import { useState } from 'react';
import { api } from '../../api/api';
import type { Drift, FeatureDrift } from '../../api/types';
import { measure, number, percent, signed } from '../../format/numbers';
import { Segments } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Panel';
import { Badge, Time, type Tone } from '../../ui/Value';
import { moved, movement, sorted, watched, type Movement, type Sorting } from './figures';
import { ReportPanel } from './ReportPanel';
import { useReport } from './useReport';

/** The scale ends where the index is twice what counts as moved. */
const full = 2 * moved;
const colours: Record<Movement, string> = { moved: 'bg-danger', usual: 'bg-soft', watched: 'bg-warn', still: 'bg-soft' };
const badges: Record<Movement, { tone: Tone; word: string } | null> = { moved: { tone: 'bad', word: 'Moved' }, usual: { tone: 'plain', word: 'As in training' }, watched: { tone: 'warn', word: 'Watch' }, still: null };

function Index({ feature }: { feature: FeatureDrift }) {
  const at = (value: number) => `${Math.min(100, (value / full) * 100)}%`;
  return (
    <span className="grid min-w-24 grid-cols-[44px_minmax(40px,1fr)] items-center gap-2">
      <span className="n">{number(feature.stabilityIndex, 3)}</span>
      <span className="relative h-1.5 rounded-full bg-sunken" aria-hidden>
        <span className={`absolute inset-y-0 left-0 rounded-full ${colours[movement(feature)]}`} style={{ width: at(feature.stabilityIndex ?? 0) }} />
        <span className="absolute -inset-y-0.5 w-px bg-line-strong" style={{ left: at(watched) }} />
        <span className="absolute -inset-y-1 w-px bg-soft" style={{ left: at(moved) }} />
      </span>
    </span>
  );
}

const columns: readonly Column<FeatureDrift>[] = [
  { head: 'Feature', cell: (row) => row.feature, className: 'break-all' },
  { head: 'PSI', cell: (row) => <Index feature={row} /> },
  { head: 'Usual PSI', cell: (row) => number(row.usual, 3), isNumber: true, isMinor: true },
  { head: 'KS', cell: (row) => number(row.distance, 3), isNumber: true },
  { head: 'p', cell: (row) => measure(row.pValue), isNumber: true, isMinor: true },
  {
    head: '~Judgement',
    cell: (row) => {
      const badge = badges[movement(row)];
      return badge && <Badge tone={badge.tone}>{badge.word}</Badge>;
    },
  },
];

/** How far the market has moved from what the model learned, and whether its predictions still come true. */
export function DriftPanel({ slot, source }: { slot: string; source: string }) {
  const drift = useReport<Drift>((options) => api.useDriftQuery({ slot, source }, options));
  return (
    <ReportPanel title="Drift" of={drift} none={{ title: 'Not measured yet', why: 'Drift is computed in the background, after everything else.' }}>
      {(report) => <Report report={report} />}
    </ReportPanel>
  );
}

function Report({ report }: { report: Drift }) {
  const [by, setBy] = useState<Sorting>('stabilityIndex');
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3">
        <Badge tone={report.hasDrifted ? 'bad' : 'good'}>{report.hasDrifted ? 'Drifted' : 'No drift'}</Badge>
        <span className="text-soft">
          {report.findings.length > 0 ? report.findings.join('; ') : `Version ${report.number} sees what it learned from`}
        </span>
      </div>
      <Outcomes report={report} />
      {report.features.length === 0 ? (
        <Empty title="Too few rows yet">
          {number(report.rows)} of {number(report.rowsMin)} rows have come since the training; drift is told when there are enough.
        </Empty>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-xs text-soft">
            <span>
              {number(report.rows)} rows, <Time at={report.from} form="day" /> to <Time at={report.to} form="day" />; {percent(report.farShare)} beyond 99 % of the training rows
            </span>
            <span className="ml-auto">
              <Segments
                label="Sort by"
                value={by}
                onChange={setBy}
                options={[
                  { value: 'stabilityIndex', label: 'PSI' },
                  { value: 'distance', label: 'KS' },
                  { value: 'feature', label: 'Name' },
                ]}
              />
            </span>
          </div>
          <DataTable label="Drift of features" columns={columns} rows={sorted(report.features, by)} id={(row) => row.feature} pageSize={20} />
          <p className="border-t border-line px-4 py-2 text-xs text-faint">
            Marks at {number(watched, 2)} and {number(moved, 2)}. A feature has moved when its population stability index is above {number(moved, 2)} and above what stretches of the training rows
            showed themselves. KS is the distance of Kolmogorov and Smirnov.
          </p>
        </>
      )}
    </>
  );
}

function Outcomes({ report: { outcomes } }: { report: Drift }) {
  if (!outcomes) {
    return <p className="border-b border-line px-4 py-2 text-xs text-faint">Whether predictions still come true is not known: the version was not judged, or no outcome is known yet.</p>;
  }
  const facts: [string, string][] = [
    ['Outcomes', number(outcomes.count)],
    ['Log-loss against expected', signed(outcomes.lossChange, 4)],
    ['Calibration error', percent(outcomes.calibrationError)],
  ];
  return (
    <section aria-label="Outcomes" className="flex flex-wrap items-end gap-x-8 gap-y-2 border-b border-line px-4 py-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Badge tone={outcomes.hasDrifted ? 'bad' : 'good'}>{outcomes.hasDrifted ? 'Losses have risen for good' : 'Predictions come true as they did'}</Badge>
    </section>
  );
}
