import { useState } from 'react';
import { useLocation } from 'react-router';
import { api } from '../../api/api';
import { Button } from '../../ui/Button';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { BacktestDetail } from './BacktestDetail';
import { BacktestForm } from './BacktestForm';
import { Comparison } from './Comparison';
import { RunsTable } from './RunsTable';

export default function BacktestsPage() {
  const id = useLocation().pathname.split('/')[2];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isComparing, setComparing] = useState(false);
  const known = api.useBacktestsQuery();
  const isRunning = known.data?.some((run) => run.state === 'running') ?? false;
  const runs = api.useBacktestsQuery(undefined, { pollingInterval: isRunning ? 1000 : 0, skipPollingIfUnfocused: true });

  if (id) {
    return <BacktestDetail id={id} />;
  }
  const toggle = (run: string) => setChosen((before) => (before.includes(run) ? before.filter((other) => other !== run) : [...before, run]));
  return (
    <div className="grid gap-3 xl:grid-cols-[320px_minmax(0,1fr)] xl:items-start">
      <BacktestForm />
      <div className="flex min-w-0 flex-col gap-3">
        <Panel
          title="Runs"
          note={runs.data?.length || undefined}
          flush
          actions={
            <Button size="small" disabled={chosen.length < 2} onClick={() => setComparing(!isComparing)} title={chosen.length < 2 ? 'Choose two or more runs that are done' : undefined}>
              {isComparing ? 'Stop comparing' : `Compare ${chosen.length || ''}`}
            </Button>
          }
        >
          <Reading of={runs} rows={6}>
            {(items) => (items.length === 0 ? <Empty title="No backtest yet">Start one: it uses what is stored, beside the live session.</Empty> : <RunsTable runs={items} chosen={chosen} onChoose={toggle} />)}
          </Reading>
        </Panel>
        {isComparing && chosen.length >= 2 && <Comparison ids={chosen} onDrop={toggle} />}
      </div>
    </div>
  );
}
