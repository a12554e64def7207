import { useState } from 'react';
import { api } from '../../api/api';
import type { StoredSeries } from '../../api/types';
import { bytes, number } from '../../format/numbers';
import { span } from '../../format/time';
import { period } from '../../format/words';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Badge, Time } from '../../ui/Value';
import { ImportPanel } from './ImportPanel';

const name = (series: StoredSeries) => `${series.source}/${series.instrument}/${series.resolution}`;
const resolution = (text: string) => (text.toLowerCase() === 'tick' ? 'Ticks' : period(text));

const columns: readonly Column<StoredSeries>[] = [
  {
    head: 'Series',
    cell: (row) => (
      <span className="whitespace-nowrap">
        <span className="font-medium">{row.instrument}</span> <span className="text-soft">{resolution(row.resolution)}</span>
      </span>
    ),
  },
  { head: 'Source', cell: (row) => row.source },
  { head: 'Rows', cell: (row) => number(row.rows), isNumber: true },
  { head: 'From', cell: (row) => <Time at={row.first} form="day" />, isMinor: true },
  { head: 'To', cell: (row) => <Time at={row.last} />, isMinor: true },
  { head: 'On disk', cell: (row) => bytes(row.bytes), isNumber: true, isMinor: true },
];

export default function DataPage() {
  const sources = api.useSourcesQuery(undefined, { pollingInterval: 30_000, skipPollingIfUnfocused: true });
  const [picked, setPicked] = useState<string | null>(null);
  const shown = sources.data?.find((series) => name(series) === picked) ?? sources.data?.[0];
  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_420px] xl:items-start">
      <div className="flex min-w-0 flex-col gap-3">
        <Panel title="Sources" note={sources.data && `${bytes(sources.data.reduce((sum, series) => sum + series.bytes, 0))} stored`} flush>
          <Reading of={sources} rows={6}>
            {(items) =>
              items.length === 0 ? (
                <Empty title="Nothing is stored yet">Drop a file beside this, or connect a terminal: its quotes are stored as they come.</Empty>
              ) : (
                <DataTable label="Stored series" columns={columns} rows={items} id={name} picked={shown && name(shown)} onPick={(row) => setPicked(name(row))} />
              )
            }
          </Reading>
        </Panel>
        {sources.data && shown && <GapsPanel series={shown} all={sources.data} onPick={setPicked} />}
      </div>
      <ImportPanel />
    </div>
  );
}

function GapsPanel({ series, all, onPick }: { series: StoredSeries; all: StoredSeries[]; onPick: (name: string) => void }) {
  const gaps = api.useGapsQuery({ source: series.source, instrument: series.instrument, resolution: series.resolution });
  const first = Date.parse(series.first);
  const whole = Math.max(1, Date.parse(series.last) - first);
  return (
    <Panel
      title="Gaps"
      note="pauses that no known closure explains"
      flush
      actions={
        <select aria-label="Series" value={name(series)} onChange={(event) => onPick(event.target.value)} className="min-h-7 rounded-md border border-line-strong bg-field px-1.5 text-xs text-ink">
          {all.map((one) => (
            <option key={name(one)} value={name(one)}>
              {one.instrument} {resolution(one.resolution)} from {one.source}
            </option>
          ))}
        </select>
      }
    >
      <Reading of={{ ...gaps, data: gaps.currentData }} rows={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No gap" />
          ) : (
            <>
              <div className="px-4 pt-4 pb-2">
                <div className="relative h-3 overflow-hidden rounded-sm bg-accent/40" aria-hidden>
                  {items.map((gap) => (
                    <span
                      key={gap.from}
                      className={`absolute inset-y-0 min-w-0.5 ${gap.isWeekend ? 'bg-faint' : 'bg-danger'}`}
                      style={{ left: `${((Date.parse(gap.from) - first) / whole) * 100}%`, width: `${((Date.parse(gap.to) - Date.parse(gap.from)) / whole) * 100}%` }}
                    />
                  ))}
                </div>
                <p className="mt-1 flex justify-between text-2xs text-faint">
                  <Time at={series.first} form="day" />
                  <Time at={series.last} form="day" />
                </p>
              </div>
              <DataTable
                label="Gaps"
                rows={items}
                id={(gap) => gap.from}
                columns={[
                  { head: 'From', cell: (gap) => <Time at={gap.from} form="long" /> },
                  { head: 'To', cell: (gap) => <Time at={gap.to} form="long" /> },
                  { head: 'Length', cell: (gap) => span(Date.parse(gap.to) - Date.parse(gap.from)), isNumber: true },
                  { head: 'Kind', cell: (gap) => (gap.isWeekend ? <Badge>Over a weekend</Badge> : <Badge tone="warn">In the week</Badge>) },
                ]}
              />
            </>
          )
        }
      </Reading>
    </Panel>
  );
}
