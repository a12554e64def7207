import { Link } from 'react-router';
import { api } from '../../api/api';
import type { LiveDecision } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { measure, percent, price } from '../../format/numbers';
import { agentName, decided, sentence, target } from '../../format/words';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { OrderTimeline } from '../orders/OrderTimeline';
import { Outcome } from './DecisionsPage';
import { Consensus, OpinionList } from './Opinions';

/** One decision: what it wanted, who said so, on which numbers, and what became of it. */
export function DecisionDetail({ number }: { number: number | null }) {
  const decision = api.useDecisionQuery(number ?? 0, { skip: number === null });
  if (number === null) {
    return (
      <Panel title="Decision">
        <Empty title="Choose a decision" />
      </Panel>
    );
  }
  return (
    <Panel title={`Decision D${number}`} note={decision.currentData && <Time at={decision.currentData.at} form="long" />} actions={decision.currentData && <Outcome outcome={decision.currentData.outcome} />}>
      <Reading of={{ ...decision, data: decision.currentData, isLoading: decision.isFetching }} rows={8}>
        {(found) => <Body decision={found} />}
      </Reading>
    </Panel>
  );
}

/** The reason a check found false, in the agent's words. */
const falseReason = ({ opinions }: LiveDecision, { value, limit }: LiveDecision['findings'][number]): string => opinions[value ?? -1]?.reasons[limit ?? -1]?.text ?? '';

function Body({ decision }: { decision: LiveDecision }) {
  const digits = useDigits()(decision.instrument);
  const facts: [string, string][] = [
    ['Before', target(decision.previousTarget)],
    ['Wanted', target(decision.target)],
    ['Bid and ask', `${price(decision.bid, digits)} / ${price(decision.ask, digits)}`],
    ['Stop distance', price(decision.stopDistance, digits)],
    ['Target distance', price(decision.takeDistance, digits)],
    ['Confidence', percent(decision.confidence, 0)],
  ];
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="text-xs text-soft">
          {decision.instrument} · {decision.strategy}
        </p>
        <p className="text-lg font-semibold tracking-tight">{decided(decision)}</p>
        <p className="text-soft">{decision.because}</p>
      </div>
      <Consensus decision={decision} />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {decision.fused.length > 1 && (
        <section aria-label="Ways to agree">
          <h3 className="mb-2 text-xs font-semibold text-soft">Ways to agree</h3>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-1 text-xs">
            {decision.fused.map((way) => (
              <div key={way.method} className="contents">
                <dt className="text-soft">
                  {sentence(way.method)}
                  {way.decides && <span className="text-faint"> · decides</span>}
                </dt>
                <dd className="n">{percent(way.probabilityUp)} higher</dd>
                <dd className="n text-faint">confidence {percent(way.confidence, 0)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {decision.findings.length > 0 && (
        <section aria-label="Findings">
          <h3 className="mb-2 text-xs font-semibold text-soft">What the check found</h3>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-1 text-xs">
            {decision.findings.map((finding) => (
              <div key={`${finding.code}-${finding.value}`} className="contents">
                <dt className={finding.blocks ? 'font-medium' : 'text-soft'}>{sentence(finding.code)}</dt>
                <dd className="n">{finding.code === 'falseReason' ? agentName(decision.opinions[finding.value ?? -1]?.agent ?? '') : measure(finding.value)}</dd>
                <dd className="n text-faint">{finding.code === 'falseReason' ? falseReason(decision, finding) : finding.limit === null ? '' : `against ${measure(finding.limit)}`}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-label="Opinions">
        <h3 className="mb-2 text-xs font-semibold text-soft">Opinions</h3>
        <OpinionList decision={decision} />
        {decision.opinions.some((opinion) => opinion.reasons.length > 0) && (
          <p className="mt-2 text-xs text-faint">A check marks a number that was computed again before the opinion counted; the others are the agent's own.</p>
        )}
      </section>
      {decision.orders.length > 0 && (
        <section aria-label="Orders">
          <h3 className="mb-2 text-xs font-semibold text-soft">What became of it</h3>
          <div className="flex flex-col gap-4">
            {decision.orders.map((order) => (
              <OrderTimeline key={order} id={order} from={decision.at} />
            ))}
          </div>
        </section>
      )}
      {decision.features.length > 0 && (
        <details>
          <summary className="rounded-sm text-xs font-semibold text-soft">Features as the strategy saw them</summary>
          <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-xs sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto]">
            {decision.features.map((feature) => (
              <div key={feature.name} className="contents">
                <dt className="text-soft">{feature.name}</dt>
                <dd className="n">{measure(feature.value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className="text-xs text-faint">
        See it on the{' '}
        <Link to={`/market?instrument=${decision.instrument}`} className="link">
          chart
        </Link>
        .
      </p>
    </div>
  );
}
