import { useState } from 'react';
import { api } from '../../api/api';
import { describe, newKey } from '../../api/http';
import type { LiveOrder, Problem } from '../../api/types';
import { number } from '../../format/numbers';
import { kindWord, sideWord } from '../../format/words';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { say } from '../../ui/Toasts';

export function CancelButton({ order }: { order: LiveOrder }) {
  const [cancel, { isLoading }] = api.useCancelOrderMutation();
  const [key, setKey] = useState<string | null>(null);
  const send = () =>
    void cancel({ key: key ?? newKey(), id: order.order })
      .unwrap()
      .then(
        () => say(`${order.order} is being cancelled.`),
        (problem: Problem) => say(`${order.order} could not be cancelled. ${describe(problem)}`, true),
      )
      .finally(() => setKey(null));
  return (
    <>
      <Button size="small" kind="quiet" onClick={() => setKey(newKey())} aria-label={`Cancel ${order.order}`} disabled={order.state === 'cancelPending'}>
        Cancel
      </Button>
      {key && (
        <Dialog
          title={`Cancel ${order.order}?`}
          onClose={() => setKey(null)}
          actions={
            <>
              <Button onClick={() => setKey(null)}>Keep it</Button>
              <Button kind="primary" disabled={isLoading} onClick={send}>
                Cancel the order
              </Button>
            </>
          }
        >
          <p>
            {kindWord[order.kind]}: {sideWord[order.side].toLowerCase()} {number(order.quantity, 2, 0)} {order.instrument}.
          </p>
        </Dialog>
      )}
    </>
  );
}
