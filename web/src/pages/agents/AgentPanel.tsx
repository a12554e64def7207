import { Link } from 'react-router';
import { api } from '../../api/api';
import type { Agent, OpinionEntry } from '../../api/types';
import { dollars, number, percent } from '../../format/numbers';
import { reasonText, says, sentence } from '../../format/words';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { RegimeTable } from './Skill';

/** One agent: how it does in each regime, and its opinions with their reasons. */
export function AgentPanel({ agent, all, instrument, onPick }: { agent: Agent; all: readonly Agent[]; instrument: string | undefined; onPick: (name: string) => void }) {
  const { info, score } = agent;
  return (
    <Panel
      title={info.title}
      note={info.event ? `${sentence(info.kind)}: ${info.event}` : sentence(info.kind)}
      flush
      actions={
        <label className="flex items-center gap-2 text-xs text-soft">
          Show
          <select value={info.name} onChange={(event) => onPick(event.target.value)} className="min-h-7 rounded-md border border-line-strong bg-field px-1.5 text-ink">
            {all.map((other) => (
              <option key={other.info.name} value={other.info.name}>
                {other.info.title}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <div className="lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:divide-x lg:divide-line min-[1800px]:block min-[1800px]:divide-x-0">
        {score && <Record agent={agent} score={score} instrument={instrument} />}
        <Opinions agent={agent} instrument={instrument} />
      </div>
    </Panel>
  );
}

function Record({ agent, score, instrument }: { agent: Agent; score: NonNullable<Agent['score']>; instrument: string | undefined }) {
  const facts: [string, string][] = [
    ['Scored', number(score.opinions)],
    ['Abstained', number(score.abstentions)],
    ['Brier', number(score.brier, 4)],
    ['Log-loss', number(score.logLoss, 4)],
    ...(score.kind === 'direction' ? ([['Weight', percent(score.weight, 1)]] as [string, string][]) : []),
    ['Cost today', dollars(agent.costTodayUsd)],
    ['Cost in all', dollars(agent.costUsd)],
    ...(score.costUsd && score.costUsd !== agent.costUsd ? ([[`Of that ${instrument}`, dollars(score.costUsd)]] as [string, string][]) : []),
  ];
  return (
    <div className="max-lg:border-b max-lg:border-line min-[1800px]:border-b min-[1800px]:border-line">
      <dl className="flex flex-wrap gap-x-8 gap-y-2 px-4 py-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {score.regimes.length > 0 ? <RegimeTable score={score} /> : <p className="px-4 pb-3 text-xs text-faint">No opinion has reached its horizon yet.</p>}
    </div>
  );
}

function Opinions({ agent, instrument }: { agent: Agent; instrument: string | undefined }) {
  const opinions = api.useOpinionsQuery({ agent: agent.info.name, instrument, limit: 50 });
  return (
    <Reading of={{ ...opinions, data: opinions.currentData }} rows={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="No opinion yet" />
        ) : (
          <ul tabIndex={0} aria-label={`Opinions of ${agent.info.title}`} className="max-h-[60dvh] divide-y divide-line overflow-auto -outline-offset-2">
            {items.map((entry) => (
              <Opinion key={`${entry.decision}-${entry.instrument}`} entry={entry} />
            ))}
          </ul>
        )
      }
    </Reading>
  );
}

function Opinion({ entry }: { entry: OpinionEntry }) {
  return (
    <li className="px-4 py-2.5">
      <p className="flex gap-2 text-xs text-soft">
        <Link to={`/decisions/${entry.decision}`} className="link">
          D{entry.decision}
        </Link>
        {entry.instrument}
        <span className="ml-auto">
          <Time at={entry.at} form="long" />
        </span>
      </p>
      <p>
        {says(entry.opinion)}
        <span className="text-xs text-faint">
          {' '}
          · confidence {percent(entry.opinion.confidence, 0)}
          {entry.opinion.costUsd ? ` · ${dollars(entry.opinion.costUsd)}` : ''}
        </span>
      </p>
      <p className="text-xs text-faint">{entry.opinion.reasons.map(reasonText).join(' · ')}</p>
    </li>
  );
}
