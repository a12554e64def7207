import { Link } from 'react-router';
import { api } from '../../api/api';
import type { Shadow, ShadowResult } from '../../api/types';
import { number, percent, signed } from '../../format/numbers';
import { sentence } from '../../format/words';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { advantage } from './figures';
import { ReportPanel } from './ReportPanel';
import { Stage } from './Stage';
import { useReport } from './useReport';

function Advantage({ result }: { result: ShadowResult }) {
  const found = result.evidence && advantage(result.evidence);
  if (!found) {
    return <span className="text-faint">–</span>;
  }
  const isSure = found.low > 0 || found.high < 0;
  return (
    <span className="whitespace-nowrap">
      <span className={isSure ? (found.value > 0 ? 'text-up' : 'text-down') : ''}>{signed(found.value, 5)}</span>{' '}
      <span className="text-faint">
        {signed(found.low, 5)} to {signed(found.high, 5)}
      </span>
    </span>
  );
}

/** What was found, and what would be enough. */
function Obstacle({ result: { obstacle, evidence } }: { result: ShadowResult }) {
  if (!obstacle) {
    return <span className="text-soft">{evidence ? 'Nothing: it may be promoted' : ''}</span>;
  }
  return (
    <span className="text-soft">
      <span className="inline-block first-letter:uppercase">{obstacle.what}</span>
      <span className="block text-xs text-faint">Enough: {obstacle.expected}</span>
    </span>
  );
}

const columns = (slot: string): readonly Column<ShadowResult>[] => [
  {
    head: 'Version',
    cell: (row) => (
      <span className="sm:whitespace-nowrap">
        <Link to={`/models/${slot}/${row.number}`} className="link">
          {row.number}
        </Link>{' '}
        <span className="text-soft">{sentence(row.kind)}</span>
      </span>
    ),
  },
  { head: 'Stage', cell: (row) => <Stage stage={row.stage} /> },
  { head: 'Outcomes', cell: (row) => number(row.scores?.rows ?? 0), isNumber: true, isMinor: true },
  { head: 'Independent', cell: (row) => number(row.evidence?.independent), isNumber: true, isMinor: true },
  { head: 'Log-loss', cell: (row) => number(row.scores?.logLoss, 5), isNumber: true, isMinor: true },
  { head: 'Calibration error', cell: (row) => percent(row.scores?.calibrationError), isNumber: true, isMinor: true },
  { head: 'Less loss than the champion, 95 %', cell: (row) => <Advantage result={row} />, isMinor: true },
  { head: 'What keeps it back', cell: (row) => <Obstacle result={row} />, className: 'min-w-40' },
];

/** Champion and challengers on what came after all of them. */
export function ShadowPanel({ slot, source }: { slot: string; source: string }) {
  const shadow = useReport<Shadow>((options) => api.useShadowQuery({ slot, source }, options));
  return (
    <ReportPanel title="Champion and challengers" of={shadow} none={{ title: 'Not compared yet', why: 'The comparison is computed in the background, after everything else.' }}>
      {(report) => {
        const rows = [...(report.champion ? [report.champion] : []), ...report.challengers];
        const from = rows.map((row) => row.from).find((at) => at !== null);
        return rows.length === 0 ? (
          <Empty title="Nothing to compare">No version of {slot} is in service or watched.</Empty>
        ) : (
          <>
            <DataTable label="Champion and challengers" columns={columns(slot)} rows={rows} id={(row) => row.number} />
            <p className="border-t border-line px-4 py-2 text-xs text-faint">
              On quotes of {report.source}
              {from && (
                <>
                  {' '}
                  since <Time at={from} form="day" />
                </>
              )}
              , which none of them had seen. To be promoted a challenger must lose less by more than chance allows on enough independent outcomes.
            </p>
          </>
        );
      }}
    </ReportPanel>
  );
}
