import { useState } from 'react';
import { api } from '../../api/api';
import type { Drift, FeatureDrift } from '../../api/types';
import { measure, number, percent, signed } from '../../format/numbers';
import { Segments } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Panel';
import { Badge, Dotted, Time, type Tone } from '../../ui/Value';
import { excess, moved, movement, sorted, type Sorting } from './figures';
import { ReportPanel } from './ReportPanel';
import { useReport } from './useReport';

const colours = { moved: 'bg-danger', near: 'bg-warn', still: 'bg-soft' } as const;
const badges: Record<keyof typeof colours, { tone: Tone; word: string } | null> = { moved: { tone: 'bad', word: 'Moved' }, near: { tone: 'warn', word: 'Near' }, still: null };

/** How far on the way to having moved; the mark is there, in the middle of the scale. */
function Excess({ feature }: { feature: FeatureDrift }) {
  return (
    <span className="relative block h-1.5 min-w-14 rounded-full bg-sunken" aria-hidden>
      <span className={`absolute inset-y-0 left-0 rounded-full ${colours[movement(feature)]}`} style={{ width: `${Math.min(100, excess(feature) * 50)}%` }} />
      <span className="absolute -inset-y-1 left-1/2 w-px bg-soft" />
    </span>
  );
}

const columns: readonly Column<FeatureDrift>[] = [
  { head: 'Feature', cell: (row) => <Dotted name={row.feature} /> },
  { head: 'PSI', cell: (row) => number(row.stabilityIndex, 3), isNumber: true },
  { head: 'PSI in training', cell: (row) => number(row.usual, 3), isNumber: true, isMinor: true },
  { head: 'Moved from the mark on', cell: (row) => <Excess feature={row} />, className: 'align-middle! w-1/4', isMinor: true },
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
  const [by, setBy] = useState<Sorting>('excess');
  const count = report.features.filter((feature) => feature.hasMoved).length;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3">
        <Badge tone={report.hasDrifted ? 'bad' : 'good'}>{report.hasDrifted ? 'Drifted' : 'No drift'}</Badge>
        <span className="text-soft">
          {report.findings.length > 0 ? `Version ${report.number}: ${report.findings.join('; ')}` : `Version ${report.number}: ${count === 0 ? 'no feature has' : `${number(count)} of ${number(report.features.length)} features ${count === 1 ? 'has' : 'have'}`} moved`}
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
                  { value: 'excess', label: 'Moved' },
                  { value: 'stabilityIndex', label: 'PSI' },
                  { value: 'distance', label: 'KS' },
                  { value: 'feature', label: 'Name' },
                ]}
              />
            </span>
          </div>
          <DataTable label="Drift of features" columns={columns} rows={sorted(report.features, by)} id={(row) => row.feature} pageSize={20} />
          <p className="border-t border-line px-4 py-2 text-xs text-faint">
            A feature has moved when its population stability index is above {number(moved, 2)} and above that of any stretch of the training rows against all of them: the mark on
            the scale stands there. KS is the distance of Kolmogorov and Smirnov.
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
