import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api';
import type { LiveOrder } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { duration, price } from '../../format/numbers';
import { forceWord, isOpen } from '../../format/words';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Reading } from '../../ui/Panel';
import { CancelButton } from './CancelButton';
import { Steps } from './OrderTimeline';

type OrderDialogProps = { id: string; onClose: () => void; onModify: (order: LiveOrder) => void };

/** One order with everything that led to it: its steps, its receipt, and the command that tells the same. */
export function OrderDialog({ id, onClose, onModify }: OrderDialogProps) {
  const order = api.useOrderQuery(id);
  return (
    <Dialog title={`Order ${id}`} onClose={onClose} wide>
      <Reading of={order} rows={6}>
        {(found) => (
          <div className="flex flex-col gap-5">
            <Steps order={found} />
            <Facts order={found} />
            <Receipt id={id} />
            {isOpen(found.state) && (
              <div className="flex justify-end gap-2">
                {found.kind !== 'market' && (
                  <Button size="small" onClick={() => onModify(found)}>
                    Modify
                  </Button>
                )}
                <CancelButton order={found} />
              </div>
            )}
          </div>
        )}
      </Reading>
    </Dialog>
  );
}

function Facts({ order }: { order: LiveOrder }) {
  const digits = useDigits()(order.instrument);
  const facts = [
    ['Limit', price(order.limitPrice, digits)],
    ['Stop price', price(order.stopPrice, digits)],
    ['Stop-loss', price(order.stopLoss, digits)],
    ['Take-profit', price(order.takeProfit, digits)],
    ['In force', forceWord[order.timeInForce]],
    ['Average price', price(order.averagePrice, digits)],
  ].filter(([, value]) => value !== '–');
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-soft">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt className="text-xs text-soft">Comes from</dt>
        <dd>
          {order.decision > 0 ? (
            <Link to={`/decisions/${order.decision}`} className="link">
              Decision D{order.decision}
            </Link>
          ) : (
            'A hand or a policy'
          )}
        </dd>
      </div>
    </dl>
  );
}

function Receipt({ id }: { id: string }) {
  const receipt = api.useReceiptQuery(id);
  const [isCopied, setCopied] = useState(false);
  const command = `arus why ${id}`;
  return (
    <section aria-label="Receipt">
      <h3 className="mb-2 text-xs font-semibold text-soft">Why: the receipt in the ledger</h3>
      <Reading of={receipt}>
        {({ hops }) => (
          <ol className="divide-y divide-line rounded-md border border-line">
            {hops.map((hop) => (
              <li key={`${hop.hop}-${hop.record}`}>
                <details>
                  <summary className="grid grid-cols-[80px_minmax(0,1fr)_auto] gap-3 px-3 py-1.5 -outline-offset-2 hover:bg-raised">
                    <span className="text-soft">{hop.hop}</span>
                    <span>{hop.text}</span>
                    <span className="n text-xs text-faint">{hop.nanos === null ? `record ${hop.record}` : duration(hop.nanos)}</span>
                  </summary>
                  <pre tabIndex={0} className="max-h-60 overflow-auto border-t border-line bg-bg px-3 py-2 font-mono text-2xs whitespace-pre-wrap">
                    {pretty(hop.json)}
                  </pre>
                </details>
              </li>
            ))}
          </ol>
        )}
      </Reading>
      <p className="mt-2 flex items-center gap-2 text-xs text-soft">
        On the command line <code className="rounded-sm bg-raised px-1.5 py-0.5 font-mono text-ink">{command}</code>
        <Button
          size="small"
          kind="quiet"
          onClick={() =>
            void navigator.clipboard?.writeText(command).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </p>
    </section>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
