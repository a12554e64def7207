import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api';
import type { Agent, OpinionEntry } from '../../api/types';
import { dollars, number, percent } from '../../format/numbers';
import { span } from '../../format/time';
import { agentName, says, sentence } from '../../format/words';
import { useEngineNow } from '../../live/useEngineNow';
import { DataTable, type Column } from '../../ui/DataTable';
import { InstrumentChoice } from '../../ui/InstrumentChoice';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Badge, Meter } from '../../ui/Value';
import { AgentPanel } from './AgentPanel';
import { abstained, formedAt, seated, seatOf, verdict } from './seats';
import { RegimeSkills, Skill } from './Skill';

function Age({ entry }: { entry: OpinionEntry }) {
  const now = useEngineNow();
  return <>{now === null ? '' : `${span(now - formedAt(entry))} old`}</>;
}

/** What it said last, how sure it is, and how old that is. */
function Latest({ entry }: { entry: OpinionEntry | null }) {
  if (!entry) {
    return <span className="text-faint">–</span>;
  }
  const { kind, probability, confidence } = entry.opinion;
  const word = verdict(entry);
  const abstains = word === 'Abstains';
  const tone = { Higher: 'text-up', Lower: 'text-down', Abstains: 'text-soft', 'No objection': 'text-soft', Forbids: 'text-danger' }[word] ?? 'text-warn';
  return (
    <span className="block" title={says(entry.opinion)}>
      <span className={`font-medium ${tone}`}>{word}</span>
      {kind === 'direction' && !abstains && <span className="n"> {percent(Math.max(probability ?? 0.5, 1 - (probability ?? 0.5)), 0)}</span>}
      <span className="block text-2xs text-faint">
        {kind !== 'direction' && <span className="max-sm:hidden">{percent(probability, 0)} likely · </span>}
        {!abstains && <span className="max-sm:hidden">confidence {percent(confidence, 0)} · </span>}
        <Age entry={entry} />
      </span>
    </span>
  );
}

export function SeatBadge({ agent }: { agent: Agent }) {
  switch (seatOf(agent)) {
    case 'working':
      return <Badge tone="good">Working</Badge>;
    case 'muted':
      return (
        <Badge tone="warn" title="The strategy silences it: it is scored, and what it says does not count">
          Muted
        </Badge>
      );
    case 'empty':
      return <Badge title="The session's strategy has no seat for it">No seat</Badge>;
    case 'absent':
      return <Badge title="It has nothing to read yet: where a strategy chooses it, its seat stays empty">Absent: no source</Badge>;
  }
}

const columns: readonly Column<Agent>[] = [
  {
    head: 'Agent',
    cell: (agent) => (
      <span className={seatOf(agent) === 'working' ? 'font-medium' : 'text-soft'}>
        {agent.info.title}
        <span className="block text-2xs font-normal text-faint max-sm:hidden">
          {[agent.info.requirement, sentence(agent.info.group), agent.info.kind].filter(Boolean).join(' · ')}
        </span>
        {seatOf(agent) === 'muted' && <span className="block text-2xs font-normal text-warn sm:hidden">Muted</span>}
        {agent.costUsd ? <span className="block text-2xs font-normal text-faint sm:hidden">{dollars(agent.costTodayUsd)} today</span> : null}
      </span>
    ),
    className: 'sm:whitespace-nowrap',
  },
  { head: 'State', cell: (agent) => <SeatBadge agent={agent} />, isMinor: true },
  { head: 'Says', cell: ({ latest }) => <Latest entry={latest} />, className: 'whitespace-nowrap' },
  { head: 'Weight', cell: ({ score }) => <Weight score={score} />, className: 'sm:min-w-28' },
  { head: 'Skill', cell: ({ score }) => <Skill value={score?.skill} />, className: 'sm:min-w-32' },
  { head: 'Skill by regime', cell: ({ score }) => <RegimeSkills score={score} />, isMinor: true },
  { head: 'Cost', cell: (agent) => <Cost agent={agent} />, isNumber: true, isMinor: true },
  { head: 'Opinions', cell: ({ score }) => number(score?.opinions), isNumber: true, isMinor: true },
  { head: 'Abstained', cell: ({ score }) => percent(abstained(score), 0), isNumber: true, isMinor: true },
];

/** What asking others cost it today and since the session began, of all instruments; agents that compute cost nothing. */
function Cost({ agent: { info, costUsd, costTodayUsd } }: { agent: Agent }) {
  return !costUsd ? (
    <span className="text-faint">{dollars(0)}</span>
  ) : (
    <span className="whitespace-nowrap" title={`${info.title}: ${dollars(costTodayUsd)} today, ${dollars(costUsd)} since the session began, all instruments`}>
      {dollars(costTodayUsd)}
      <span className="block text-2xs text-faint">today</span>
      <span className="block text-2xs text-faint">{dollars(costUsd)} in all</span>
    </span>
  );
}

function Weight({ score }: { score: Agent['score'] }) {
  if (!score) {
    return <span className="text-faint">–</span>;
  }
  return score.kind === 'direction' ? (
    <span className="grid grid-cols-[40px_minmax(40px,1fr)] items-center gap-2 max-sm:grid-cols-[36px]">
      <span className="n">{percent(score.weight, 0)}</span>
      <span className="max-sm:hidden">
        <Meter value={score.weight ?? 0} label={`Weight of ${agentName(score.agent)}`} />
      </span>
    </span>
  ) : (
    <span className="text-xs text-faint">no vote</span>
  );
}

function summary(agents: readonly Agent[]): string {
  const working = agents.filter((agent) => seatOf(agent) === 'working').length;
  const absent = agents.filter((agent) => seatOf(agent) === 'absent').length;
  return `${working} of ${agents.length} work${absent > 0 ? `, ${absent} have no source` : ''}`;
}

/** Those who say nothing, and why. */
function Silent({ agents }: { agents: readonly Agent[] }) {
  return (
    <section aria-label="Without a voice" className="border-t border-line px-4 py-3">
      <h3 className="mb-2 text-xs font-semibold text-soft">Without a voice</h3>
      <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 xl:grid-cols-3">
        {agents.map((agent) => (
          <li key={agent.info.name} className="flex items-center justify-between gap-3 text-soft" title={`${sentence(agent.info.kind)}: ${agent.info.event}`}>
            {agent.info.title}
            <SeatBadge agent={agent} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who sits at the table, what each said last, and how good it has been. */
export default function AgentsPage() {
  const [search, setSearch] = useSearchParams();
  const traded = api.useStatusQuery().data?.instruments ?? [];
  const instrument = traded.find((one) => one === search.get('instrument')) ?? traded[0];
  const query = api.useAgentsQuery({ instrument }, { pollingInterval: 5_000, skipPollingIfUnfocused: true });
  const agents = { ...query, data: query.currentData };
  const [picked, setPicked] = useState<string | null>(null);
  const detail = useRef<HTMLDivElement>(null);
  const { speaking, silent } = seated(agents.data ?? []);
  const found = speaking.find((agent) => agent.info.name === picked) ?? speaking[0];

  const pick = (agent: Agent) => {
    setPicked(agent.info.name);
    requestAnimationFrame(() => detail.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }));
  };

  return (
    <div className="grid gap-3 min-[1800px]:grid-cols-[minmax(0,1fr)_480px] min-[1800px]:items-start">
      <Panel
        title="Agents"
        flush
        note={agents.data && summary(agents.data)}
        actions={<InstrumentChoice all={traded} value={instrument} onChange={(value) => setSearch({ instrument: value }, { replace: true })} />}
      >
        <Reading of={agents} rows={12}>
          {() =>
            speaking.length === 0 ? (
              <Empty title="No agent has a seat">The session's strategy decides by rule, or no session runs.</Empty>
            ) : (
              <DataTable label="Agents" columns={columns} rows={speaking} id={(row) => row.info.name} picked={found?.info.name} onPick={pick} />
            )
          }
        </Reading>
        {silent.length > 0 && <Silent agents={silent} />}
        <p className="border-t border-line px-4 py-2 text-xs text-faint">
          Skill compares an agent's probabilities with knowing only how often the event happens: above 0 is better. The weight follows the skill.
          Cost is what was paid for answers of language models today (UTC), and of all of them since the session began; it is counted for all instruments together.
        </p>
      </Panel>
      {found && (
        <div ref={detail} className="min-w-0 scroll-mt-(--top) scroll-mb-16">
          <AgentPanel agent={found} all={speaking} instrument={instrument} onPick={setPicked} />
        </div>
      )}
    </div>
  );
}
