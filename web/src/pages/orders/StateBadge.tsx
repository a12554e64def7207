import type { LiveOrder, OrderState } from '../../api/types';
import { number } from '../../format/numbers';
import { isNone, sentence, words } from '../../format/words';
import { Badge, type Tone } from '../../ui/Value';

const tones: Partial<Record<OrderState, Tone>> = { filled: 'good', denied: 'bad', rejected: 'bad', unknown: 'warn', cancelPending: 'warn', partlyFilled: 'warn' };

/** Where an order stands; for a denial, why on hover. */
export function StateBadge({ order }: { order: LiveOrder }) {
  const why = isNone(order.denial) ? undefined : `${words(order.denial)}: ${number(order.denialValue, 4, 0)}, limit ${number(order.denialLimit, 4, 0)}`;
  return (
    <Badge tone={tones[order.state] ?? 'plain'} title={why}>
      {sentence(order.state)}
    </Badge>
  );
}
