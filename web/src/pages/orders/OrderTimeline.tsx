import { Link } from 'react-router';
import { api } from '../../api/api';
import type { LiveOrder } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { number, price } from '../../format/numbers';
import { isNone, kindWord, sentence, words } from '../../format/words';
import { Reading } from '../../ui/Panel';
import { SideMark, Time } from '../../ui/Value';
import { StateBadge } from './StateBadge';

/** What happened to an order, step by step, with the time since the step before. */
export function OrderTimeline({ id, from }: { id: string; from?: string }) {
  const order = api.useOrderQuery(id);
  return <Reading of={order}>{(found) => <Steps order={found} from={from} />}</Reading>;
}

export function Steps({ order, from }: { order: LiveOrder; from?: string }) {
  const digits = useDigits()(order.instrument);
  const start = Date.parse(from ?? order.createdAt);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link to={`/orders/${order.order}`} className="link font-medium">
          {order.order}
        </Link>
        <SideMark side={order.side} />
        <span>
          {number(order.quantity, 2, 0)} {order.instrument}, {kindWord[order.kind].toLowerCase()}
        </span>
        <StateBadge order={order} />
      </div>
      <ol className="mt-2 ml-1.5 border-l border-line-strong">
        {order.events.map((event, i) => (
          <li key={i} className="relative flex flex-wrap gap-x-3 py-1 pl-4 text-xs before:absolute before:top-[9px] before:-left-[4px] before:size-[7px] before:rounded-full before:bg-soft">
            <span className="min-w-24 font-medium text-ink">{sentence(event.kind)}</span>
            {event.price && (
              <span>
                {number(event.quantity, 2, 0)} at {price(event.price, digits)}
              </span>
            )}
            {event.kind === 'denied' && !isNone(order.denial) && (
              <span className="text-danger">
                {words(order.denial)}: {number(order.denialValue, 4, 0)}, limit {number(order.denialLimit, 4, 0)}
              </span>
            )}
            <span className="ml-auto text-faint">
              <Time at={event.at} form="clock" /> {`+${number((Date.parse(event.at) - start) / 1000, 3)} s`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
