import { useMemo } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api';
import { describe } from '../../api/http';
import type { Backtest, Problem } from '../../api/types';
import { percent } from '../../format/numbers';
import { sentence } from '../../format/words';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { say } from '../../ui/Toasts';
import { Badge, Meter, Profit, Time, type Tone } from '../../ui/Value';

const verdictTone: Record<string, Tone> = { pass: 'good', unproven: 'plain', suspect: 'warn', reject: 'bad' };

export function VerdictBadge({ verdict }: { verdict: string | null }) {
  return verdict ? <Badge tone={verdictTone[verdict.toLowerCase()] ?? 'plain'}>{sentence(verdict)}</Badge> : <span className="text-faint">–</span>;
}

export const isUnfinished = (state: Backtest['state']): boolean => state === 'running' || state === 'queued';

export function Progress({ run }: { run: Backtest }) {
  if (run.state === 'queued') {
    return <Badge title="It waits for the one before it">Queued</Badge>;
  }
  if (run.state === 'running') {
    return (
      <span className="grid min-w-32 grid-cols-[44px_minmax(0,1fr)] items-center gap-2">
        <span className="n">{run.progress === null ? 'begins' : percent(run.progress, 0)}</span>
        <Meter value={run.progress ?? 0} label={`Progress of ${run.id}`} />
      </span>
    );
  }
  return <Badge tone={run.state === 'done' ? 'good' : run.state === 'failed' ? 'bad' : 'plain'}>{sentence(run.state)}</Badge>;
}

export function RunsTable({ runs, chosen, onChoose }: { runs: Backtest[]; chosen: readonly string[]; onChoose: (id: string) => void }) {
  const [cancel] = api.useCancelBacktestMutation();
  const columns = useMemo<Column<Backtest>[]>(
    () => [
      {
        head: '~Compare',
        cell: (row) => (
          <input type="checkbox" aria-label={`Compare ${row.id}`} className="mt-0.5 size-4 accent-(--accent)" checked={chosen.includes(row.id)} disabled={row.state !== 'done'} onChange={() => onChoose(row.id)} />
        ),
      },
      {
        head: 'Run',
        cell: (row) => (
          <>
            <Link to={`/backtests/${row.id}`} className="link font-medium">
              {row.what}
            </Link>
            <span className="block text-xs text-faint">{row.id}</span>
          </>
        ),
        className: 'min-w-48',
      },
      { head: 'State', cell: (row) => <Progress run={row} /> },
      { head: 'Verdict', cell: (row) => <VerdictBadge verdict={row.verdict} /> },
      { head: 'Net profit', cell: (row) => (row.netProfit ? <Profit value={row.netProfit} /> : <span className="text-faint">–</span>), isNumber: true },
      { head: 'Started', cell: (row) => <Time at={row.startedAt} />, isMinor: true },
      {
        head: '~Actions',
        cell: (row) =>
          isUnfinished(row.state) ? (
            <Button
              size="small"
              kind="quiet"
              aria-label={`Cancel ${row.id}`}
              onClick={() =>
                void cancel(row.id)
                  .unwrap()
                  .catch((problem: Problem) => say(describe(problem), true))
              }
            >
              Cancel
            </Button>
          ) : null,
      },
    ],
    [chosen, onChoose, cancel],
  );
  return <DataTable label="Backtests" columns={columns} rows={runs} id={(row) => row.id} />;
}
