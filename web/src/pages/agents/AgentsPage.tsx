import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api';
import type { Agent } from '../../api/types';
import { number, percent, signed } from '../../format/numbers';
import { agentName, reasonText, says, sentence } from '../../format/words';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Badge, Meter, Time } from '../../ui/Value';

const columns: readonly Column<Agent>[] = [
  {
    head: 'Agent',
    cell: ({ info }) => (
      <span className={info.status === 'absent' ? 'text-soft' : 'font-medium'}>
        <span className="mr-2 text-xs font-normal text-faint max-sm:hidden">{info.requirement}</span>
        {info.title}
      </span>
    ),
    className: 'whitespace-nowrap',
  },
  { head: 'Works on', cell: ({ info }) => sentence(info.group), isMinor: true },
  { head: 'Speaks about', cell: ({ info }) => <span className="text-soft">{sentence(info.kind)}</span>, isMinor: true },
  { head: 'Status', cell: ({ info }) => (info.status === 'working' ? <Badge tone="good">Working</Badge> : <Badge title="It has nothing to read yet: where a strategy chooses it, its seat stays empty">Absent: no source</Badge>) },
  { head: 'Weight', cell: ({ score }) => <Weight score={score} />, className: 'sm:min-w-28' },
  { head: 'Skill', cell: ({ score }) => <Skill value={score?.skill ?? null} />, className: 'sm:min-w-28' },
  { head: 'Brier', cell: ({ score }) => number(score?.brier, 4), isNumber: true, isMinor: true },
  { head: 'Opinions', cell: ({ score }) => number(score?.opinions), isNumber: true, isMinor: true },
  { head: 'Abstained', cell: ({ score }) => number(score?.abstentions), isNumber: true, isMinor: true },
];

function Weight({ score }: { score: Agent['score'] }) {
  if (!score) {
    return <span className="text-faint">–</span>;
  }
  return score.kind === 'direction' ? (
    <span className="grid grid-cols-[48px_minmax(40px,1fr)] items-center gap-2 max-sm:grid-cols-[36px]">
      <span className="n">{percent(score.weight, 0)}</span>
      <span className="max-sm:hidden">
        <Meter value={score.weight ?? 0} label={`Weight of ${agentName(score.agent)}`} />
      </span>
    </span>
  ) : (
    <span className="text-xs text-faint">no vote</span>
  );
}

/** Skill around nothing: better than knowing only how often the event happens goes right, worse goes left. */
function Skill({ value }: { value: number | null }) {
  if (value === null) {
    return <span className="text-faint">–</span>;
  }
  const width = Math.min(50, Math.abs(value) * 250);
  return (
    <span className="grid grid-cols-[56px_minmax(40px,1fr)] items-center gap-2 max-sm:grid-cols-[56px]">
      <span className={`n ${value > 0 ? 'text-up' : value < 0 ? 'text-down' : ''}`}>{signed(value, 4)}</span>
      <span className="relative h-1.5 rounded-full bg-sunken max-sm:hidden" aria-hidden>
        <span className={`absolute inset-y-0 rounded-full ${value >= 0 ? 'bg-up' : 'bg-down'}`} style={{ left: `${value >= 0 ? 50 : 50 - width}%`, width: `${width}%` }} />
        <span className="absolute -inset-y-0.5 left-1/2 w-px bg-line-strong" />
      </span>
    </span>
  );
}

export default function AgentsPage() {
  const agents = api.useAgentsQuery(undefined, { pollingInterval: 15_000, skipPollingIfUnfocused: true });
  const [picked, setPicked] = useState<string | null>(null);
  const working = agents.data?.filter((agent) => agent.info.status === 'working') ?? [];
  const shown = picked ?? working[0]?.info.name ?? null;
  const found = agents.data?.find((agent) => agent.info.name === shown);

  return (
    <div className="grid gap-3 2xl:grid-cols-[minmax(0,1fr)_480px] 2xl:items-start">
      <Panel title="Agents" flush note={agents.data && `${working.length} of ${agents.data.length} work`}>
        <Reading of={agents} rows={12}>
          {(all) => (
            <DataTable
              label="Agents"
              columns={columns}
              rows={[...all].sort((a, b) => Number(a.info.status === 'absent') - Number(b.info.status === 'absent'))}
              id={(row) => row.info.name}
              picked={shown ?? undefined}
              onPick={(row) => setPicked(row.info.name)}
            />
          )}
        </Reading>
        <p className="border-t border-line px-4 py-2 text-xs text-faint">Skill compares an agent's probabilities with knowing only how often the event happens: above 0 is better. The weight follows the skill.</p>
      </Panel>
      {found && <AgentPanel agent={found} all={working} onPick={setPicked} />}
    </div>
  );
}

function AgentPanel({ agent, all, onPick }: { agent: Agent; all: Agent[]; onPick: (name: string) => void }) {
  const { info } = agent;
  const opinions = api.useOpinionsQuery({ agent: info.name, limit: 50 }, { skip: info.status === 'absent' });
  return (
    <Panel
      title={info.title}
      note={`${sentence(info.kind)}: ${info.event}`}
      flush
      actions={
        <label className="flex items-center gap-2 text-xs text-soft">
          Show
          <select value={info.name} onChange={(event) => onPick(event.target.value)} className="min-h-7 rounded-md border border-line-strong bg-field px-1.5 text-ink">
            {info.status === 'absent' && <option value={info.name}>{info.title}</option>}
            {all.map((other) => (
              <option key={other.info.name} value={other.info.name}>
                {other.info.title}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {info.status === 'absent' ? (
        <Empty title="Absent: no source">This agent has nothing to read yet. Its seat stays empty; nothing feeds it invented events.</Empty>
      ) : (
        <Reading of={{ ...opinions, data: opinions.currentData }} rows={8}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No opinion yet" />
            ) : (
              <ul tabIndex={0} aria-label={`Opinions of ${info.title}`} className="max-h-[70dvh] divide-y divide-line overflow-auto -outline-offset-2">
                {items.map((entry) => (
                  <li key={`${entry.decision}-${entry.instrument}`} className="px-4 py-2.5">
                    <p className="flex gap-2 text-xs text-soft">
                      <Link to={`/decisions/${entry.decision}`} className="link">
                        D{entry.decision}
                      </Link>
                      {entry.instrument}
                      <span className="ml-auto">
                        <Time at={entry.at} form="long" />
                      </span>
                    </p>
                    <p>{says(entry.opinion)}</p>
                    <p className="text-xs text-faint">{entry.opinion.reasons.map(reasonText).join(' · ')}</p>
                  </li>
                ))}
              </ul>
            )
          }
        </Reading>
      )}
    </Panel>
  );
}
