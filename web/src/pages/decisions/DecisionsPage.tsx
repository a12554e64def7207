import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { api } from '../../api/api';
import type { DecisionOutcome, LiveDecision } from '../../api/types';
import { useOlder } from '../../api/useOlder';
import { decided } from '../../format/words';
import { Segments } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Badge, Time, type Tone } from '../../ui/Value';
import { DecisionDetail } from './DecisionDetail';

const tones: Record<DecisionOutcome, Tone> = { hold: 'plain', change: 'good', delayed: 'warn', vetoed: 'bad' };
const outcomeWord: Record<DecisionOutcome, string> = { hold: 'Hold', change: 'Change', delayed: 'Delayed', vetoed: 'Vetoed' };

const NumberLink = ({ number }: { number: number }) => (
  <Link to={`/decisions/${number}`} onClick={(event) => event.stopPropagation()} className="link">
    D{number}
  </Link>
);

export const Outcome = ({ outcome }: { outcome: DecisionOutcome }) => <Badge tone={tones[outcome]}>{outcomeWord[outcome]}</Badge>;

const columns: readonly Column<LiveDecision>[] = [
  {
    head: 'Decision',
    cell: (row) => (
      <>
        <NumberLink number={row.number} />
        <span className="block text-xs text-soft sm:hidden">
          <Time at={row.at} />
        </span>
      </>
    ),
  },
  { head: 'Time', cell: (row) => <Time at={row.at} form="long" />, isMinor: true },
  { head: 'Instrument', cell: (row) => <span className="font-medium">{row.instrument}</span>, isMinor: true },
  { head: 'Outcome', cell: (row) => <Outcome outcome={row.outcome} /> },
  { head: 'What', cell: (row) => decided(row), className: 'w-full min-w-36' },
  { head: 'Orders', cell: (row) => <span className="whitespace-nowrap text-soft">{row.orders.join(' ')}</span>, isMinor: true },
];

export default function DecisionsPage() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<'changes' | 'all'>('changes');
  const args = { changes: filter === 'changes' || undefined, limit: 100 };
  const decisions = api.useDecisionsQuery(args);
  const [older, more] = useOlder(decisions.data, (after) => ({ ...args, after }), api.endpoints.decisions.initiate);
  const asked = Number(pathname.split('/')[2]) || null;
  const number = asked ?? decisions.data?.items[0]?.number ?? null;

  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] xl:items-start">
      <Panel
        title="Decisions"
        flush
        className={asked === null ? '' : 'max-xl:order-2'}
        actions={
          <Segments
            label="Which decisions"
            value={filter}
            onChange={setFilter}
            options={[
              { value: 'changes', label: 'Changes' },
              { value: 'all', label: 'All' },
            ]}
          />
        }
      >
        <Reading of={decisions} rows={10}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={filter === 'changes' ? 'Nothing has changed yet' : 'No decision yet'}>The strategy decides when a bar closes; what it held is under All.</Empty>
            ) : (
              <DataTable
                label="Decisions"
                columns={columns}
                rows={[...items, ...older]}
                id={(row) => row.number}
                picked={number ?? undefined}
                onPick={(row) => void navigate(`/decisions/${row.number}`)}
                more={more}
                className="xl:max-h-[calc(100dvh-180px)]"
              />
            )
          }
        </Reading>
      </Panel>
      <div className="xl:sticky xl:top-[calc(var(--top)+16px)]">
        <DecisionDetail number={number} />
      </div>
    </div>
  );
}
