import { Link } from 'react-router';
import { api } from '../../api/api';
import { root } from '../../api/http';
import type { BacktestDetail as Detail } from '../../api/types';
import { sentence } from '../../format/words';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Panel, Reading } from '../../ui/Panel';
import { Profit, Time } from '../../ui/Value';
import { figures } from './figures';
import { Progress, VerdictBadge } from './RunsTable';

/** One run: its progress while it lasts, then its figures and its report. */
export function BacktestDetail({ id }: { id: string }) {
  const known = api.useBacktestQuery(id);
  const isRunning = known.data?.state === 'running';
  const detail = api.useBacktestQuery(id, { pollingInterval: isRunning ? 500 : 0 });
  const run = detail.data;
  const [cancel] = api.useCancelBacktestMutation();
  const report = `${root}/backtests/${encodeURIComponent(id)}/report`;
  return (
    <div className="flex flex-col gap-3">
      <Panel
        title={run?.what ?? `Backtest ${id}`}
        note={
          run && (
            <>
              {id} · <Time at={run.startedAt} form="long" />
            </>
          )
        }
        actions={
          <>
            {isRunning && (
              <Button size="small" kind="danger" onClick={() => void cancel(id)}>
                Cancel the run
              </Button>
            )}
            {run?.hasReport && (
              <a href={report} target="_blank" rel="noreferrer" className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-line-strong px-2 text-xs font-medium hover:bg-raised">
                <Icon name="link" className="size-4" /> Report in a new tab
              </a>
            )}
            <Link to="/backtests" className="inline-flex min-h-7 items-center rounded-md px-2 text-xs font-medium text-accent hover:underline">
              All runs
            </Link>
          </>
        }
      >
        <Reading of={detail} rows={3}>
          {(found) => <Summary run={found} />}
        </Reading>
      </Panel>
      {run?.hasReport && (
        <section aria-label="Report" className="overflow-hidden rounded-lg border border-line bg-surface">
          <iframe title={`Report of ${id}`} src={report} sandbox="allow-scripts" className="block h-[78dvh] w-full border-0" />
        </section>
      )}
    </div>
  );
}

function Summary({ run }: { run: Detail }) {
  const { result } = run;
  if (run.state === 'running') {
    return (
      <div role="status" className="max-w-xl">
        <Progress run={run} />
        <p className="mt-2 text-xs text-soft">It runs on the server; this page may be left.</p>
      </div>
    );
  }
  if (run.state !== 'done') {
    return (
      <p className={run.state === 'failed' ? 'text-danger' : 'text-soft'}>
        {sentence(run.state)}. {run.error}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <VerdictBadge verdict={run.verdict} />
        {result ? (
          <p className="text-soft">{result.verdict.reasons.map((reason) => reason.text).join('. ')}</p>
        ) : (
          <p>
            Net profit <Profit value={run.netProfit} /> {run.netProfit?.currency}
          </p>
        )}
      </div>
      {result && (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4 xl:grid-cols-8">
          {figures.map((figure) => (
            <div key={figure.name}>
              <dt className="text-xs text-soft">{figure.name}</dt>
              <dd className="font-medium">{figure.text(result)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
