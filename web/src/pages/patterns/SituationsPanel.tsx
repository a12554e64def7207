import { api, type EvidenceQuery } from '../../api/api';
import type { PastSituation, SituationOutcome, Situations } from '../../api/types';
import { number, percent, signed } from '../../format/numbers';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel } from '../../ui/Panel';
import { Meter, SideMark } from '../../ui/Value';
import { Found } from './Found';
import { Spark } from './Spark';
import { Whisker } from './Whisker';

const points = (value: number | null) => (value === null ? '–' : `${signed(value * 10_000, 1)} bp`);

/** Years apart, in UTC. */
const minute = (at: string) => at.slice(0, 16).replace('T', ' ');

const columns: readonly Column<PastSituation>[] = [
  { head: 'Ended', cell: (row) => minute(row.at), className: 'whitespace-nowrap' },
  { head: 'How it went', cell: (row) => <Spark path={row.path} at={row.at} isUp={row.isUp} />, isMinor: true },
  { head: 'Then', cell: (row) => <SideMark side={row.isUp ? 'buy' : 'sell'}>{row.isUp ? 'Up' : 'Down'}</SideMark> },
  { head: 'Return', cell: (row) => points(row.return), isNumber: true },
  { head: 'Cost', cell: (row) => `${number((row.cost ?? 0) * 10_000, 1)} bp`, isNumber: true, isMinor: true },
  { head: 'Distance', cell: (row) => number(row.distance, 3), isNumber: true },
];

/** What was like the last stored moment, and what followed. */
export function SituationsPanel({ query, stored }: { query: EvidenceQuery; stored: 'few' | 'many' | 'enough' }) {
  const situations = api.useSituationsQuery(query, { skip: stored !== 'enough' });
  const found = situations.currentData;
  return (
    <Panel
      title="Similar past situations"
      flush
      note={
        found && (
          <>
            like that of {minute(found.at)}: {number(found.situations)} to choose from
          </>
        )
      }
    >
      {stored === 'enough' ? (
        <Found of={situations} what="Learning what is usual and comparing">
          {(answer) => <Body answer={answer} />}
        </Found>
      ) : stored === 'few' ? (
        <Empty title="Too few bars yet">To tell what is usual takes some hundred bars of this timeframe; a shorter one has more.</Empty>
      ) : (
        <Empty title="Too many bars">There is no room to compare so many; a longer timeframe has fewer.</Empty>
      )}
    </Panel>
  );
}

function Body({ answer }: { answer: Situations }) {
  return (
    <>
      <div className="grid gap-x-8 gap-y-4 border-b border-line px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <div className="flex items-end gap-6">
          <div>
            <p className="text-xs text-soft">Now</p>
            <Spark path={answer.path} at={answer.at} />
          </div>
          <div className="min-w-32 flex-1">
            <p className="mb-1 text-xs text-soft">More unusual than {percent(answer.unusual, 0)}</p>
            <Meter value={answer.unusual ?? 0} label="How unusual" tone={(answer.unusual ?? 0) > 0.95 ? 'warn' : 'soft'} />
          </div>
        </div>
        <dl className="grid gap-y-1.5 text-xs">
          <Followed name={`After the ${number(answer.followed.count)} nearest`} outcome={answer.followed} />
          <Followed name="After all" outcome={answer.usually} />
        </dl>
      </div>
      {answer.items.length === 0 ? (
        <Empty title="Nothing in the past is like it" />
      ) : (
        <DataTable label="Similar past situations" columns={columns} rows={answer.items} id={(row) => row.at} />
      )}
      <p className="border-t border-line px-4 py-2 text-xs text-faint">
        Nothing that was not known then is used, and no two overlap. Ten neighbours give an interval of about ± 30 points: a hint, no evidence. The outcome
        is where a barrier was touched, within a bar perhaps, or the price when the time was over. Times are UTC.
      </p>
    </>
  );
}

function Followed({ name, outcome }: { name: string; outcome: SituationOutcome }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[130px_52px_92px_minmax(80px,1fr)_auto]">
      <dt className="text-soft">{name}</dt>
      <dd className="n">{percent(outcome.upShare)} up</dd>
      <dd className="whitespace-nowrap text-faint max-sm:hidden">
        {percent(outcome.upShareLow, 0)} – {percent(outcome.upShareHigh, 0)}
      </dd>
      <dd className="max-sm:hidden">
        <Whisker value={outcome.upShare} low={outcome.upShareLow} high={outcome.upShareHigh} reach={0.5} />
      </dd>
      <dd className="n text-soft max-sm:col-span-2 max-sm:text-left">
        bought {points(outcome.longAfterCosts)}, sold {points(outcome.shortAfterCosts)} after costs
      </dd>
    </div>
  );
}
