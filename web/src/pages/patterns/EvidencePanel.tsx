import { useState } from 'react';
import { api, type EvidenceQuery } from '../../api/api';
import type { PatternEvidence, PatternScore } from '../../api/types';
import { measure, number, percent, signed } from '../../format/numbers';
import { sentence } from '../../format/words';
import { Segments } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel } from '../../ui/Panel';
import { Badge, Dotted, Time } from '../../ui/Value';
import { pick, reach, why, type Which } from './evidence';
import { Found } from './Found';
import { Whisker } from './Whisker';

const columns = (scale: number, seenMin: number, showsRegime: boolean): readonly Column<PatternScore>[] => [
  {
    head: 'Pattern',
    cell: (row) => (
      <span className={row.hasVote ? 'font-medium' : row.count < seenMin ? 'text-soft' : ''}>
        <Dotted name={row.pattern} />
        {showsRegime && <span className="block text-2xs font-normal text-faint">{row.regime === null ? 'All regimes' : sentence(row.regime)}</span>}
      </span>
    ),
  },
  {
    head: 'Hit rate after costs, 95 %',
    cell: (row) => (
      <span className="grid grid-cols-[48px_92px_minmax(80px,1fr)] items-center gap-2 max-sm:grid-cols-[48px]">
        <span className="n">{percent(row.hitRate)}</span>
        <span className="text-xs whitespace-nowrap text-faint">
          {percent(row.hitRateLow, 0)} – {percent(row.hitRateHigh, 0)}
        </span>
        <span className="max-sm:hidden">
          <Whisker value={row.hitRate} low={row.hitRateLow} high={row.hitRateHigh} reach={scale} isStrong={row.hasVote} />
        </span>
      </span>
    ),
    className: 'sm:min-w-64',
  },
  { head: 'Payoff', cell: (row) => number(row.payoff, 2), isNumber: true, isMinor: true },
  { head: 'Mean, σ', cell: (row) => signed(row.mean, 3), isNumber: true, isMinor: true },
  { head: 'n', cell: (row) => number(row.count), isNumber: true },
  { head: 'p', cell: (row) => measure(row.pValue), isNumber: true, isMinor: true },
  { head: 'Corrected', cell: (row) => measure(row.correctedPValue), isNumber: true, isMinor: true },
  {
    head: 'Vote',
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-2">
        {row.hasVote ? <Badge tone="good">Vote</Badge> : <span className="text-soft">None</span>}
        <span className="text-xs text-faint max-sm:hidden">{why(row, seenMin)}</span>
      </span>
    ),
  },
];

/** What followed each pattern, and whether that is more than chance. */
export function EvidencePanel({ query, horizon }: { query: EvidenceQuery; horizon: number }) {
  const patterns = api.usePatternsQuery({ ...query, horizon });
  const [which, setWhich] = useState<Which>('all');
  const found = patterns.currentData;
  return (
    <Panel
      title="Patterns"
      flush
      note={found && `${number(found.items.filter((score) => score.hasVote).length)} of ${number(found.items.length)} have a vote`}
      actions={
        <Segments
          label="Which regime"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'all', label: 'All' },
            { value: 'range', label: 'Range' },
            { value: 'trend', label: 'Trend' },
            { value: 'turbulent', label: 'Turbulent' },
            { value: 'votes', label: 'With a vote' },
          ]}
        />
      }
    >
      <Found of={patterns} what="Measuring the patterns">
        {(evidence) => <Table evidence={evidence} which={which} />}
      </Found>
    </Panel>
  );
}

function Table({ evidence, which }: { evidence: PatternEvidence; which: Which }) {
  const rows = pick(evidence.items, which);
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={which === 'votes' ? 'No pattern has a vote' : 'No pattern was seen'}>
          {which === 'votes' ? 'None stands when corrected for all that were looked at. So none is listened to, whatever books say of it.' : 'There were too few bars, or none of this regime.'}
        </Empty>
      ) : (
        <DataTable label="Pattern evidence" columns={columns(reach(evidence.items, evidence.countMin), evidence.countMin, which === 'votes')} rows={rows} id={(row) => `${row.pattern}-${row.regime}`} />
      )}
      <p className="border-t border-line px-4 py-2 text-xs text-faint">
        {number(evidence.bars)} bars, <Time at={evidence.first} form="day" /> to <Time at={evidence.last} form="day" />, each followed over {number(evidence.horizonBars)} bars; a round trip costs{' '}
        {number((evidence.meanCost ?? 0) * 10_000, 1)} bp. A pattern has a vote where its mean after costs stands at 1 % when corrected for every pattern and regime looked at, and it was seen at least{' '}
        {number(evidence.countMin)} times.
      </p>
    </>
  );
}
