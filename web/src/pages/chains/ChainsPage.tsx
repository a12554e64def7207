import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api';
import type { HopPercentiles, LiveChain } from '../../api/types';
import { brief, duration } from '../../format/numbers';
import { sentence } from '../../format/words';
import { Segments } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';

const colours: Record<string, string> = { journal: 'bg-faint', market: 'bg-accent', features: 'bg-(--line-3)', decision: 'bg-up', risk: 'bg-warn', venue: 'bg-down' };

export default function ChainsPage() {
  const percentiles = api.usePercentilesQuery(undefined, { pollingInterval: 10_000, skipPollingIfUnfocused: true });
  const [order, setOrder] = useState<'newest' | 'slowest'>('newest');
  const chains = api.useChainsQuery({ slowest: order === 'slowest' || undefined, limit: 200 }, { pollingInterval: 10_000, skipPollingIfUnfocused: true });
  const [picked, setPicked] = useState<string | null>(null);
  const shown = chains.data?.items.find((chain) => chain.order === picked) ?? chains.data?.items[0];

  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] xl:items-start">
      <div className="flex min-w-0 flex-col gap-3">
        <Panel title="Percentiles" note="from a quote's arrival to the order's hand-over" flush>
          <Reading of={percentiles} rows={7}>
            {(hops) => (hops.every((hop) => hop.count === 0) ? <Empty title="No order has left yet" /> : <Percentiles hops={hops} />)}
          </Reading>
        </Panel>
        <Panel
          title="One chain"
          note={
            shown && (
              <>
                <Link to={`/orders/${shown.order}`} className="link">
                  {shown.order}
                </Link>{' '}
                {shown.instrument}
              </>
            )
          }
        >
          {shown ? <Waterfall chain={shown} /> : <Empty title="Choose a chain">Each order has one: every hop it took and how long each was.</Empty>}
        </Panel>
      </div>
      <Panel
        title="Chains"
        flush
        actions={
          <Segments
            label="Order of chains"
            value={order}
            onChange={setOrder}
            options={[
              { value: 'newest', label: 'Newest' },
              { value: 'slowest', label: 'Slowest' },
            ]}
          />
        }
      >
        <Reading of={chains} rows={10}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No chain yet" />
            ) : (
              <DataTable label="Chains" columns={columns(Math.max(...items.map((chain) => chain.totalNanos)), setPicked)} rows={items} id={(row) => row.order} picked={shown?.order} onPick={(row) => setPicked(row.order)} className="xl:max-h-[calc(100dvh-180px)]" />
            )
          }
        </Reading>
      </Panel>
    </div>
  );
}

const columns = (longest: number, pick: (order: string) => void): readonly Column<LiveChain>[] => [
  {
    head: 'Order',
    cell: (row) => (
      <button type="button" aria-label={`Show the chain of ${row.order}`} onClick={() => pick(row.order)} className="rounded-sm font-medium text-accent">
        {row.order}
      </button>
    ),
  },
  { head: 'Time', cell: (row) => <Time at={row.at} form="long" /> },
  { head: 'Instrument', cell: (row) => row.instrument, isMinor: true },
  { head: 'Hops', cell: (row) => <Strip chain={row} longest={longest} />, className: 'w-full min-w-24 align-middle' },
  { head: 'Total', cell: (row) => duration(row.totalNanos), isNumber: true },
];

function Strip({ chain, longest }: { chain: LiveChain; longest: number }) {
  return (
    <span className="mt-1.5 flex h-2 gap-px" style={{ width: `${Math.max(4, (chain.totalNanos / longest) * 100)}%` }} aria-hidden>
      {chain.hops.map((hop, i) => (
        <span key={i} className={`h-full min-w-px first:rounded-l-sm last:rounded-r-sm ${colours[hop.name] ?? 'bg-soft'}`} style={{ flexGrow: hop.nanos }} />
      ))}
    </span>
  );
}

/** The hops of one order below each other, each where it began. */
function Waterfall({ chain }: { chain: LiveChain }) {
  const starts = chain.hops.map((_, i) => chain.hops.slice(0, i).reduce((sum, hop) => sum + hop.nanos, 0));
  const total = Math.max(1, chain.totalNanos);
  return (
    <div>
      <p className="mb-3 text-soft">
        <span className="text-lg font-semibold text-ink">{duration(chain.totalNanos)}</span> from the quote to the hand-over,{' '}
        {chain.decision > 0 && (
          <>
            for{' '}
            <Link to={`/decisions/${chain.decision}`} className="link">
              D{chain.decision}
            </Link>
            ,{' '}
          </>
        )}
        <Time at={chain.at} form="long" />
      </p>
      <ol className="flex flex-col gap-1.5">
        {chain.hops.map((hop, i) => (
          <li key={i} className="grid grid-cols-[72px_minmax(0,1fr)_72px] items-center gap-3">
            <span className="text-soft">{sentence(hop.name)}</span>
            <span className="relative h-4 rounded-sm bg-sunken" aria-hidden>
              <span
                className={`absolute inset-y-0 min-w-0.5 rounded-sm ${colours[hop.name] ?? 'bg-soft'}`}
                style={{ left: `${((starts[i] ?? 0) / total) * 100}%`, width: `${(hop.nanos / total) * 100}%` }}
              />
            </span>
            <span className="n">{duration(hop.nanos)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Percentiles({ hops }: { hops: HopPercentiles[] }) {
  const most = Math.max(...hops.map((hop) => hop.max), 1);
  const at = (nanos: number) => `${(Math.log10(Math.max(nanos, 100) / 100) / Math.log10(Math.max(most, 1000) / 100)) * 100}%`;
  const rows: readonly Column<HopPercentiles>[] = [
    { head: 'Hop', cell: (row) => <span className={row.name === 'total' ? 'font-semibold' : ''}>{sentence(row.name)}</span> },
    {
      head: 'p50 to longest, log scale',
      cell: (row) => (
        <span className="relative mt-1.5 block h-2 rounded-full bg-sunken" aria-hidden>
          <span className="absolute inset-y-0 rounded-full bg-accent/30" style={{ left: at(row.p50), right: `calc(100% - ${at(row.max)})` }} />
          <span className="absolute inset-y-0 rounded-full bg-accent" style={{ left: at(row.p50), right: `calc(100% - ${at(row.p99)})` }} />
        </span>
      ),
      isMinor: true,
      className: 'w-full min-w-28',
    },
    { head: 'p50', cell: (row) => duration(row.p50), isNumber: true },
    { head: 'p95', cell: (row) => duration(row.p95), isNumber: true },
    { head: 'p99', cell: (row) => duration(row.p99), isNumber: true },
    { head: 'Longest', cell: (row) => duration(row.max), isNumber: true },
    { head: 'Count', cell: (row) => brief(row.count), isNumber: true, isMinor: true },
  ];
  return <DataTable label="Percentiles of every hop" columns={rows} rows={hops} id={(row) => row.name} />;
}
