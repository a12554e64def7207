import { Link } from 'react-router';
import { api } from '../../api/api';
import type { BacktestDetail, BacktestResult } from '../../api/types';
import { measure } from '../../format/numbers';
import { sentence } from '../../format/words';
import { Empty, Loading, Panel } from '../../ui/Panel';
import { figures } from './figures';
import { VerdictBadge } from './RunsTable';

/** Runs side by side, the best of each line marked. */
export function Comparison({ ids, onDrop }: { ids: readonly string[]; onDrop: (id: string) => void }) {
  return (
    <Panel title="Side by side" flush>
      <Gather ids={ids}>{(runs) => <Table runs={runs} onDrop={onDrop} />}</Gather>
    </Panel>
  );
}

/** Reads the runs one inside the other, so that each has a hook of its own however many there are. */
function Gather({ ids, found = [], children }: { ids: readonly string[]; found?: readonly BacktestDetail[]; children: (runs: readonly BacktestDetail[]) => React.ReactNode }) {
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
  return numbers.length < 2 ? -1 : values.indexOf(isLow ? Math.min(...numbers) : Math.max(...numbers));
}

function Table({ runs, onDrop }: { runs: readonly BacktestDetail[]; onDrop: (id: string) => void }) {
  const results = runs.map((run) => run.result);
  const statistics = [...new Set(results.flatMap((result) => Object.keys(result?.statistics ?? {})))];
  return (
    <div role="region" aria-label="Comparison" tabIndex={0} className="overflow-auto -outline-offset-2">
      <table className="data">
        <caption className="sr-only">Comparison of runs</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {runs.map((run) => (
              <th key={run.id} scope="col" className="n">
                <Link to={`/backtests/${run.id}`} className="rounded-sm text-accent hover:underline">
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
            {runs.map((run) => (
              <td key={run.id} className="n">
                <VerdictBadge verdict={run.verdict} />
              </td>
            ))}
          </tr>
          {figures.map((figure) => {
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
