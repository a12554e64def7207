import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/api';
import { describe } from '../../api/http';
import type { Problem, StoredSeries } from '../../api/types';
import { brief } from '../../format/numbers';
import { Button } from '../../ui/Button';
import { SelectField, TextField } from '../../ui/Field';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { readSettings, startOf } from './settings';

const day = (at: string) => at.slice(0, 10);

export function BacktestForm() {
  const sources = api.useSourcesQuery();
  const strategies = api.useStrategiesQuery();
  return (
    <Panel title="New backtest">
      <Reading of={sources} rows={6}>
        {(all) => {
          const ticks = all.filter((series) => series.resolution.toLowerCase() === 'tick');
          return ticks.length === 0 ? (
            <Empty title="No ticks to test on">Import a file of ticks on the Data page, or let a terminal send quotes.</Empty>
          ) : (
            <Form series={ticks} strategies={strategies.data ?? []} />
          );
        }}
      </Reading>
    </Panel>
  );
}

function Form({ series, strategies }: { series: StoredSeries[]; strategies: { id: string; description: string }[] }) {
  const navigate = useNavigate();
  const [start, { isLoading }] = api.useStartBacktestMutation();
  const name = (one: StoredSeries) => `${one.source}/${one.instrument}`;
  const choices = [...new Map(series.map((one) => [name(one), one])).values()];
  const [picked, setPicked] = useState(() => name(choices[0] as StoredSeries));
  const [strategy, setStrategy] = useState('');
  const [settingsText, setSettings] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const data = choices.find((one) => name(one) === picked) ?? (choices[0] as StoredSeries);
  const settings = readSettings(settingsText);
  const chosen = strategies.find((one) => one.id === strategy) ?? strategies[0];

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? '').trim() || undefined;
    if (settings.fault || !chosen) {
      return;
    }
    setFault(null);
    void start({
      strategy: chosen.id,
      instrument: data.instrument,
      source: data.source,
      from: startOf(text('from'), 0),
      to: startOf(text('to'), 1),
      cash: text('cash') ?? '100000',
      ...(Object.keys(settings.settings).length > 0 ? { settings: settings.settings } : {}),
    })
      .unwrap()
      .then(
        ({ id }) => void navigate(`/backtests/${id}`),
        (problem: Problem) => setFault(describe(problem)),
      );
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <SelectField label="Strategy" value={chosen?.id ?? ''} onChange={(event) => setStrategy(event.target.value)} hint={chosen?.description}>
        {strategies.map((one) => (
          <option key={one.id}>{one.id}</option>
        ))}
      </SelectField>
      <SelectField label="Data" value={picked} onChange={(event) => setPicked(event.target.value)} hint={`${brief(data.rows)} ticks`}>
        {choices.map((one) => (
          <option key={name(one)} value={name(one)}>
            {one.instrument} from {one.source}
          </option>
        ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <TextField label="From (UTC)" name="from" type="date" min={day(data.first)} max={day(data.last)} />
        <TextField label="To (UTC)" name="to" type="date" min={day(data.first)} max={day(data.last)} />
      </div>
      <TextField label="Cash (USD)" name="cash" numeric defaultValue="100000" pattern="\d+(\.\d+)?" />
      <div className="flex flex-col gap-1">
        <label htmlFor="settings" className="text-xs font-medium text-soft">
          Settings
        </label>
        <textarea
          id="settings"
          rows={2}
          value={settingsText}
          onChange={(event) => setSettings(event.target.value)}
          aria-invalid={settings.fault ? true : undefined}
          aria-describedby="settings-says"
          spellCheck={false}
          className="rounded-md border border-line-strong bg-field px-2.5 py-1.5 font-mono text-xs text-ink aria-invalid:border-danger"
        />
        <p id="settings-says" className={`text-xs ${settings.fault ? 'text-danger' : 'text-faint'}`}>
          {settings.fault ?? 'One to a line: consensus.enter = 0.56'}
        </p>
      </div>
      {fault && (
        <p role="alert" className="text-danger">
          {fault}
        </p>
      )}
      <Button type="submit" kind="primary" disabled={isLoading || !chosen}>
        {isLoading ? 'Starting' : 'Start'}
      </Button>
    </form>
  );
}
