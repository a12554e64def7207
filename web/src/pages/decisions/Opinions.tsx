import { Link } from 'react-router';
import { api } from '../../api/api';
import type { LiveDecision, LiveOpinion } from '../../api/types';
import { dollars, measure, number, percent, signed } from '../../format/numbers';
import { agentName, says } from '../../format/words';
import { Icon } from '../../ui/Icon';
import { Badge, Meter } from '../../ui/Value';
import { bySay, checkOf, modelOf, versionOf, type Check } from './reasons';

/** The fused probability as a mark between lower and higher. */
export function Consensus({ decision }: { decision: LiveDecision }) {
  const { probabilityUp, confidence } = decision;
  if (probabilityUp === null) {
    return null;
  }
  const isUp = probabilityUp >= 0.5;
  const from = Math.min(probabilityUp, 0.5) * 100;
  const width = Math.abs(probabilityUp - 0.5) * 100;
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-xs">
        <span className="text-soft">Lower</span>
        <span className={`font-medium ${isUp ? 'text-up' : 'text-down'}`}>
          {isUp ? `Higher, ${percent(probabilityUp)} likely` : `Lower, ${percent(1 - probabilityUp)} likely`}
        </span>
        <span className="text-soft">Higher</span>
      </div>
      <div className="relative h-2 rounded-full bg-sunken" aria-hidden>
        <div className={`absolute inset-y-0 rounded-full ${isUp ? 'bg-up' : 'bg-down'}`} style={{ left: `${from}%`, width: `${Math.max(width, 0.8)}%` }} />
        <div className="absolute -inset-y-0.5 left-1/2 w-px bg-line-strong" />
      </div>
      <p className="mt-1.5 text-xs text-faint">Confidence {percent(confidence, 0)}</p>
    </div>
  );
}

function Effect({ opinion }: { opinion: LiveOpinion }) {
  switch (opinion.effect) {
    case 'veto':
      return <Badge tone="bad">Veto</Badge>;
    case 'delay':
      return <Badge tone="warn">Delay</Badge>;
    case 'alert':
      return <Badge tone="warn">Alert</Badge>;
    case 'scale':
    case 'throttle':
      return <Badge>× {number(opinion.scale, 2)}</Badge>;
    case 'none':
      return null;
  }
}

/** Who said what, how much it weighed, and on which numbers it rests. In brief only those who moved or shaped the decision. */
export function OpinionList({ decision, isBrief = false }: { decision: LiveDecision; isBrief?: boolean }) {
  if (decision.opinions.length === 0) {
    return <p className="text-soft">This strategy decides by rule; no agent gave an opinion.</p>;
  }
  const { heard, silent } = bySay(decision);
  const shown = isBrief ? heard.filter((opinion) => opinion.kind === 'direction' || opinion.effect !== 'none') : heard;
  return (
    <>
      {shown.length > 0 ? <OpinionRows decision={decision} opinions={shown} isBrief={isBrief} /> : <p className="text-soft">No agent had anything to say.</p>}
      {!isBrief && silent.length > 0 && (
        <details className="mt-3 border-t border-line pt-3">
          <summary className="rounded-sm text-xs font-semibold text-soft">{silent.length === 1 ? 'One says nothing' : `${silent.length} say nothing`}</summary>
          <div className="mt-3">
            <OpinionRows decision={decision} opinions={silent} isBrief={false} />
          </div>
        </details>
      )}
    </>
  );
}

function OpinionRows({ decision, opinions, isBrief }: { decision: LiveDecision; opinions: LiveOpinion[]; isBrief: boolean }) {
  return (
    <ul className={isBrief ? 'flex flex-col gap-3' : 'divide-y divide-line'}>
      {opinions.map((opinion) => (
        <li key={opinion.agent} className={isBrief ? '' : 'grid gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]'}>
          <div className="min-w-0">
            <div className="flex items-center gap-2">
              <span className="font-medium">{agentName(opinion.agent)}</span>
              <Effect opinion={opinion} />
              {opinion.kind === 'direction' && <span className="ml-auto text-xs text-soft">{percent(opinion.weight, 0)} of the vote</span>}
            </div>
            <p className="text-soft">{opinion.confidence || opinion.effect !== 'none' ? says(opinion) : 'Says nothing'}</p>
            {!isBrief && versionOf(opinion) !== null && <Pin instrument={decision.instrument} opinion={opinion} />}
            {opinion.kind === 'direction' && (
              <div className="mt-1.5">
                <Meter value={opinion.weight ?? 0} label={`Weight of ${agentName(opinion.agent)}`} tone={(opinion.probability ?? 0.5) >= 0.5 ? 'up' : 'down'} />
              </div>
            )}
          </div>
          {!isBrief && <Reasons decision={decision} opinion={opinion} />}
        </li>
      ))}
    </ul>
  );
}

/** Which version of which model spoke. */
function Pin({ instrument, opinion }: { instrument: string; opinion: LiveOpinion }) {
  const pins = api.usePinsQuery(instrument).data;
  const models = api.useModelsQuery().data;
  const model = pins && models ? modelOf(opinion, pins, models) : undefined;
  return (
    <p className="text-xs text-faint">
      {model ? (
        <>
          <Link to={`/models/${model.slot}/${model.number}`} className="link">
            {model.slot}, version {model.number}
          </Link>{' '}
          · <code title={model.id}>{model.id.slice(0, 12)}</code>
        </>
      ) : (
        `Version ${versionOf(opinion)} of its model${pins && models ? '; the session goes by another now' : ''}`
      )}
    </p>
  );
}

/** Whether the number was computed again and stood. */
function Mark({ check }: { check: Check }) {
  switch (check) {
    case 'held':
      return (
        <span title="Computed again, and it stands" className="text-accent">
          <Icon name="check" className="inline size-3" />
          <span className="sr-only">computed again, and it stands</span>
        </span>
      );
    case 'false':
      return (
        <Badge tone="bad" title="It is not the number that stands, so the opinion does not count">
          False
        </Badge>
      );
    case 'own':
      return null;
  }
}

function Reasons({ decision, opinion }: { decision: LiveDecision; opinion: LiveOpinion }) {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto_auto] content-start gap-x-3 gap-y-0.5 text-xs">
      {opinion.reasons.map((reason, place) => (
        <div key={reason.text} className="contents">
          <dt className="text-soft">
            {reason.text} <Mark check={checkOf(decision, opinion, place)} />
          </dt>
          <dd className="n">{measure(reason.value)}</dd>
          <dd className="n text-faint">{reason.against === null ? '' : `against ${measure(reason.against)}`}</dd>
        </div>
      ))}
      {opinion.kind === 'direction' && opinion.moved !== null && (
        <div className="contents">
          <dt className="text-soft">Moved the result, log-odds</dt>
          <dd className="n">{signed(opinion.moved, 3)}</dd>
          <dd />
        </div>
      )}
      {opinion.costUsd ? (
        <div className="contents">
          <dt className="text-soft">Cost of the answer it rests on</dt>
          <dd className="n">{dollars(opinion.costUsd)}</dd>
          <dd />
        </div>
      ) : null}
      <div className="contents">
        <dt className="text-faint">Confidence, age</dt>
        <dd className="n text-faint">{percent(opinion.confidence, 0)}</dd>
        <dd className="n text-faint">{opinion.ageMilliseconds === null ? '' : `${number(opinion.ageMilliseconds / 1000, 1)} s`}</dd>
      </div>
    </dl>
  );
}
