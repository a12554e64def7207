import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api';
import { root } from '../../api/http';
import type { BacktestDetail, BacktestResult } from '../../api/types';
import { measure } from '../../format/numbers';
import { sentence } from '../../format/words';
import { Empty, Loading, Panel } from '../../ui/Panel';
import { figures, judged } from './figures';
import { VerdictBadge } from './RunsTable';
import { Profit } from '../../ui/Value';

/** Runs side by side, the best of each line marked where one is. */
export function Comparison({ ids, onDrop }: { ids: readonly string[]; onDrop: (id: string) => void }) {
  return (
    <Gather ids={ids}>
      {(runs) => (
        <>
          <Panel title="Side by side" flush>
            <Table runs={runs} onDrop={onDrop} />
          </Panel>
          <Panel title="Reports" flush>
            <div className="grid gap-px overflow-x-auto bg-line" style={{ gridTemplateColumns: `repeat(${runs.length}, minmax(320px, 1fr))` }}>
              {runs.map(({ backtest: run }) =>
                run.hasReport ? (
                  <iframe key={run.id} title={`Report of ${run.id}`} src={`${root}/backtests/${encodeURIComponent(run.id)}/report`} sandbox="allow-scripts" className="h-[70dvh] w-full border-0 bg-surface" />
                ) : (
                  <Empty key={run.id} title="Without a report" />
                ),
              )}
            </div>
          </Panel>
        </>
      )}
    </Gather>
  );
}

/** Reads the runs one inside the other, so that each has a hook of its own however many there are. */
function Gather({ ids, found = [], children }: { ids: readonly string[]; found?: readonly BacktestDetail[]; children: (runs: readonly BacktestDetail[]) => ReactNode }) {
  const [id, ...rest] = ids;
  const run = api.useBacktestQuery(id ?? '', { skip: id === undefined });
  if (id === undefined) {
    return children(found);
  }
  if (run.error) {
    return <Empty title={`${id} cannot be read`} />;
  }
  return run.currentData ? (
    <Gather key={rest.join()} ids={rest} found={[...found, run.currentData]}>
      {children}
    </Gather>
  ) : (
    <Loading rows={6} />
  );
}

function best(results: readonly (BacktestResult | null | undefined)[], of: (result: BacktestResult) => number | null, isLow: boolean): number {
  const values = results.map((result) => (result ? of(result) : null));
  const numbers = values.filter((value): value is number => value !== null);
  const first = isLow ? Math.min(...numbers) : Math.max(...numbers);
  return numbers.length < 2 || values.filter((value) => value === first).length > 1 ? -1 : values.indexOf(first);
}

function Table({ runs, onDrop }: { runs: readonly BacktestDetail[]; onDrop: (id: string) => void }) {
  const results = runs.map((run) => run.result);
  const statistics = [...new Set(results.flatMap((result) => Object.keys(result?.statistics ?? {})))].filter((id) => !judged.has(id));
  return (
    <div role="region" aria-label="Comparison" tabIndex={0} className="overflow-auto -outline-offset-2">
      <table className="data">
        <caption className="sr-only">Comparison of runs</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {runs.map(({ backtest: run }) => (
              <th key={run.id} scope="col" className="n">
                <Link to={`/backtests/${run.id}`} className="link">
                  {run.what}
                </Link>
                <button type="button" onClick={() => onDrop(run.id)} aria-label={`Leave out ${run.id}`} className="ml-2 text-faint hover:text-ink">
                  ×
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Verdict</th>
            {runs.map(({ backtest: run }) => (
              <td key={run.id} className="n">
                <VerdictBadge verdict={run.verdict} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Net profit</th>
            {runs.map(({ backtest: run }) => (
              <td key={run.id} className="n">
                <Profit value={run.netProfit} /> {run.netProfit?.currency}
              </td>
            ))}
          </tr>
          {figures.slice(results.some((result) => result !== null) ? 1 : figures.length).map((figure) => {
            const first = figure.value ? best(results, figure.value, figure.isBetterLow ?? false) : -1;
            return (
              <tr key={figure.name}>
                <th scope="row">{figure.name}</th>
                {results.map((result, i) => (
                  <td key={i} className={`n ${i === first ? 'font-semibold text-accent' : ''}`}>
                    {result ? figure.text(result) : '–'}
                    {i === first && <span className="sr-only"> (best)</span>}
                  </td>
                ))}
              </tr>
            );
          })}
          {statistics.map((id) => (
            <tr key={id} className="text-soft">
              <th scope="row">{sentence(id)}</th>
              {results.map((result, i) => (
                <td key={i} className="n">
                  {measure(result?.statistics[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
