import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/api';
import type { ModelCard } from '../../api/types';
import { measure, number, signed } from '../../format/numbers';
import { period, sentence } from '../../format/words';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { advantage } from './figures';
import { DriftPanel } from './DriftPanel';
import { Importance } from './Importance';
import { Reliability } from './Reliability';
import { ShadowPanel } from './ShadowPanel';
import { Stage } from './Stage';

/** A model's life is told in days, with their year. */
const day = (at: string) => at.slice(0, 10);

/** One version of a slot: where it comes from, how good it was, what speaks against it, and how it does since. */
export function ModelPage({ slot, version }: { slot: string; version: number }) {
  const card = api.useModelQuery({ slot, number: version }, { pollingInterval: 30_000, skipPollingIfUnfocused: true });
  return (
    <div className="grid gap-3">
      <Panel title={`${slot}, version ${version}`} note={card.currentData && sentence(card.currentData.version.kind)} actions={<Versions slot={slot} version={version} />}>
        <Reading of={{ ...card, data: card.currentData }} rows={8}>
          {(found) => <Lineage card={found} />}
        </Reading>
      </Panel>
      {card.currentData && <Judgement card={card.currentData} />}
      {card.currentData && <Since card={card.currentData} />}
    </div>
  );
}

function Versions({ slot, version }: { slot: string; version: number }) {
  const navigate = useNavigate();
  const all = api.useModelsQuery().data?.filter((model) => model.slot === slot) ?? [];
  return (
    <>
      <Link to="/models" className="link text-xs">
        All models
      </Link>
      {all.length > 1 && (
        <label className="flex items-center gap-2 text-xs text-soft">
          Version
          <select value={version} onChange={(event) => void navigate(`/models/${slot}/${event.target.value}`)} className="min-h-7 rounded-md border border-line-strong bg-field px-1.5 text-ink">
            {all.map((model) => (
              <option key={model.number} value={model.number}>
                {model.number} · {sentence(model.kind)} · {model.stage}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

function Lineage({ card }: { card: ModelCard }) {
  const { version, task } = card;
  return (
    <div className="grid gap-x-10 gap-y-5 xl:grid-cols-2">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-6 gap-y-1.5">
        <Fact name="Stage">
          <Stage stage={version.stage} />
        </Fact>
        <Fact name="Foretells">
          {task ? (
            <>
              {task.instrument} {period(task.period)}: whether {number(task.upper, 2, 0)} σ up comes before {number(task.lower, 2, 0)} σ down within {number(task.horizonBars)} bars
              {task.others.length > 0 && <span className="text-soft">; reads {task.others.join(', ')} beside it</span>}
            </>
          ) : (
            <span className="text-faint">not known</span>
          )}
        </Fact>
        <Fact name="Learned from">
          {day(version.from)} to {day(version.to)}, {number(version.rows)} rows{task && <span className="text-soft"> of {task.source}</span>}
        </Fact>
        <Fact name="Knows up to">
          {card.knownTo === null ? 'its registration' : day(card.knownTo)}
          <span className="text-faint"> · no backtest asks it about earlier</span>
        </Fact>
        <Fact name="Origin">{sentence(card.origin)}</Fact>
        <Fact name="Calibration">{card.calibration ? sentence(card.calibration.method) : 'none: probabilities as they are'}</Fact>
        <Fact name="Registered">
          <Time at={version.registeredAt} form="day" /> by {version.registeredBy}
        </Fact>
        <Fact name="Expires">{version.expiresAt === null ? 'never' : day(version.expiresAt)}</Fact>
        <Fact name="Model">
          <code className="text-xs break-all">{version.id}</code>
        </Fact>
        <Fact name="Data">
          <code className="text-xs break-all">{version.dataHash}</code>
        </Fact>
      </dl>
      <section aria-label="Judged by">
        <h3 className="mb-2 text-xs font-semibold text-soft">Judged by, on rows it had not seen, after costs</h3>
        {version.metrics.length === 0 ? (
          <p className="text-xs text-faint">Nothing: it was not judged.</p>
        ) : (
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-xs sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto]">
            {version.metrics.map((found) => (
              <div key={found.name} className="contents">
                <dt className="text-soft">{sentence(found.name)}</dt>
                <dd className="n">{measure(found.value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Judgement({ card }: { card: ModelCard }) {
  return (
    <>
      <div className="grid gap-3 xl:grid-cols-2 xl:items-start">
        <Panel title="Calibration" note="on rows it had not seen">
          {card.scores ? <Reliability scores={card.scores} /> : <Empty title="Not judged">It was registered without being tried on rows it had not seen.</Empty>}
        </Panel>
        <div className="grid gap-3">
          <Panel title="What speaks against it" note={card.objections.length > 0 ? `${card.objections.length} found` : undefined}>
            {card.objections.length === 0 ? (
              <p className="text-soft">{card.scores ? 'Nothing was found.' : 'Nothing was looked for: it was not judged.'}</p>
            ) : (
              <ul className="list-disc space-y-1 pl-4 marker:text-warn">
                {card.objections.map((objection) => (
                  <li key={objection}>{objection}</li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="Importance" flush>
            {card.importance.length === 0 ? <Empty title="Not measured" /> : <Importance features={card.importance} />}
          </Panel>
        </div>
      </div>
      <History card={card} />
    </>
  );
}

function History({ card }: { card: ModelCard }) {
  return (
    <Panel title="History" note="of the slot, newest first" flush>
      <ol className="divide-y divide-line">
        {card.history.toReversed().map((change) => {
          const found = change.evidence && advantage(change.evidence);
          return (
            <li key={`${change.at}-${change.what}-${change.number}`} className="grid gap-x-6 px-4 py-2.5 sm:grid-cols-[110px_minmax(0,1fr)]">
              <span className="text-xs text-soft">
                <Time at={change.at} form="day" />
              </span>
              <div>
                <p>
                  {change.number === card.version.number ? (
                    <span className="font-medium">Version {change.number}</span>
                  ) : (
                    <Link to={`/models/${card.version.slot}/${change.number}`} className="link">
                      Version {change.number}
                    </Link>
                  )}{' '}
                  {change.what} <span className="text-soft">by {change.by}</span>
                  {change.reason && <>: {change.reason}</>}
                </p>
                {change.evidence && found && (
                  <p className="text-xs text-faint">
                    {number(change.evidence.outcomes)} outcomes, {number(change.evidence.independent)} independent: lost {number(Math.abs(found.value), 5)} {found.value < 0 ? 'more' : 'less'} than the champion (95 %: {signed(found.low, 5)} to{' '}
                    {signed(found.high, 5)} less){change.evidence.basis && ` · ${change.evidence.basis}`}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** How the slot does on quotes that came after its training; whose quotes is a choice where more than one source has them. */
function Since({ card }: { card: ModelCard }) {
  const { version, task } = card;
  const stored = api.useSourcesQuery().data;
  const [picked, setPicked] = useState<string | null>(null);
  if (!task) {
    return null;
  }
  const sources = [...new Set([task.source, ...(stored ?? []).filter((series) => series.instrument === task.instrument).map((series) => series.source)])];
  const source = picked ?? task.source;
  return (
    <section aria-label="Since its training" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2">
        <h2 className="text-sm font-semibold">Since its training</h2>
        <label className="ml-auto flex items-center gap-2 text-xs text-soft">
          On quotes of
          <select value={source} onChange={(event) => setPicked(event.target.value)} className="min-h-7 rounded-md border border-line-strong bg-field px-1.5 text-ink">
            {sources.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      <ShadowPanel slot={version.slot} source={source} />
      <DriftPanel slot={version.slot} source={source} />
    </section>
  );
}
