import { useState, type FormEvent } from 'react';
import { api } from '../../api/api';
import { describe, newKey } from '../../api/http';
import type { LiveOrder, OrderKind, Problem, Side, TimeInForce } from '../../api/types';
import { number, price } from '../../format/numbers';
import { forceWord, kindWord, sideWord } from '../../format/words';
import { useQuote } from '../../live/quotes';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { CheckField, SelectField, TextField } from '../../ui/Field';
import { say } from '../../ui/Toasts';
import { SideMark } from '../../ui/Value';
import { judge, toChange, toRequest, type Ticket } from './ticket';

function blank(instrument: string): Ticket {
  return { instrument, side: 'buy', kind: 'market', quantity: '', limitPrice: '', stopPrice: '', stopLoss: '', takeProfit: '', timeInForce: 'goodTillCancelled', reduceOnly: false };
}

function of(order: LiveOrder): Ticket {
  return {
    instrument: order.instrument,
    side: order.side,
    kind: order.kind,
    quantity: order.quantity,
    limitPrice: order.limitPrice ?? '',
    stopPrice: order.stopPrice ?? '',
    stopLoss: order.stopLoss ?? '',
    takeProfit: order.takeProfit ?? '',
    timeInForce: order.timeInForce,
    reduceOnly: order.reduceOnly,
  };
}

/** Writes an order, or rewrites a working one; shows it once more before it leaves. One ticket has one idempotency key, however often it is sent. */
export function TicketDialog({ modified, onClose }: { modified?: LiveOrder; onClose: () => void }) {
  const { data: status } = api.useStatusQuery();
  const { data: instruments } = api.useInstrumentsQuery();
  const traded = status?.instruments ?? [];
  const [ticket, setTicket] = useState<Ticket>(() => (modified ? of(modified) : blank(traded[0] ?? '')));
  const [isReviewed, setReviewed] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const [fault, setFault] = useState<string | null>(null);
  const [place, placing] = api.usePlaceOrderMutation();
  const [modify, modifying] = api.useModifyOrderMutation();
  const quote = useQuote(ticket.instrument);
  const instrument = instruments?.find((other) => other.id === ticket.instrument);
  const faults = judge(ticket, instrument, quote);
  const isRight = Object.keys(faults).length === 0;
  const shown = wasTried ? faults : {};
  const isSending = placing.isLoading || modifying.isLoading;

  const set = (change: Partial<Ticket>) => {
    setTicket((before) => ({ ...before, ...change }));
    setReviewed(false);
    setFault(null);
    setKey(newKey());
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isRight || isSending) {
      return;
    }
    if (!isReviewed) {
      setReviewed(true);
      return;
    }
    const sent = modified ? modify({ key, id: modified.order, change: toChange(ticket) }).unwrap() : place({ key, order: toRequest(ticket) }).unwrap();
    void sent.then(
      (order) => {
        say(order.state === 'denied' ? `${order.order} was denied by risk.` : `${order.order} is ${order.state === 'filled' ? 'filled' : 'on its way'}.`, order.state === 'denied');
        onClose();
      },
      (problem: Problem) => {
        setFault(problem.status === 0 ? 'No answer came. Sending again is safe: the same ticket is placed once.' : describe(problem));
        setReviewed(false);
      },
    );
  };

  const needsLimit = ticket.kind === 'limit' || ticket.kind === 'stopLimit';
  const needsStop = ticket.kind === 'stop' || ticket.kind === 'stopLimit';
  const digits = instrument?.digits;
  return (
    <Dialog title={modified ? `Modify ${modified.order}` : 'New order'} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <div className="grid grid-cols-2 gap-3">
          <SelectField label="Instrument" value={ticket.instrument} onChange={(event) => set({ instrument: event.target.value })} disabled={modified !== undefined} fault={shown.instrument}>
            {traded.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </SelectField>
          <SelectField label="Kind" value={ticket.kind} onChange={(event) => set({ kind: event.target.value as OrderKind })} disabled={modified !== undefined}>
            {(Object.keys(kindWord) as OrderKind[]).map((kind) => (
              <option key={kind} value={kind}>
                {kindWord[kind]}
              </option>
            ))}
          </SelectField>
        </div>
        <div role="group" aria-label="Side" className="grid grid-cols-2 gap-2">
          {(['buy', 'sell'] as Side[]).map((side) => (
            <Button
              key={side}
              kind={ticket.side === side ? side : 'plain'}
              aria-pressed={ticket.side === side}
              disabled={modified !== undefined}
              onClick={() => set({ side })}
              className="min-h-12 flex-col !gap-0"
            >
              <SideMark side={side}>{sideWord[side]}</SideMark>
              <span className="text-xs font-normal text-soft">{price(side === 'buy' ? quote?.ask : quote?.bid, digits)}</span>
            </Button>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Quantity"
            numeric
            value={ticket.quantity}
            onChange={(event) => set({ quantity: event.target.value.trim() })}
            fault={shown.quantity}
            hint={instrument && `${number(Number(ticket.quantity || 0) / Number(instrument.contractSize), 2)} lots of ${instrument.base}`}
            autoFocus
          />
          <SelectField label="In force" value={ticket.timeInForce} onChange={(event) => set({ timeInForce: event.target.value as TimeInForce })} disabled={modified !== undefined}>
            {(Object.keys(forceWord) as TimeInForce[]).map((force) => (
              <option key={force} value={force}>
                {forceWord[force]}
              </option>
            ))}
          </SelectField>
          {needsStop && <TextField label="Stop price" numeric value={ticket.stopPrice} onChange={(event) => set({ stopPrice: event.target.value.trim() })} fault={shown.stopPrice} />}
          {needsLimit && <TextField label="Limit price" numeric value={ticket.limitPrice} onChange={(event) => set({ limitPrice: event.target.value.trim() })} fault={shown.limitPrice} />}
          <TextField
            label={ticket.reduceOnly ? 'Stop-loss' : 'Stop-loss (required)'}
            numeric
            required={!ticket.reduceOnly}
            value={ticket.stopLoss}
            onChange={(event) => set({ stopLoss: event.target.value.trim() })}
            fault={shown.stopLoss}
          />
          <TextField label="Take-profit" numeric value={ticket.takeProfit} onChange={(event) => set({ takeProfit: event.target.value.trim() })} fault={shown.takeProfit} />
        </div>
        {!modified && <CheckField label="Reduce only: never opens or enlarges a position" checked={ticket.reduceOnly} onChange={(event) => set({ reduceOnly: event.target.checked })} />}
        {isReviewed && (
          <p role="status" className="rounded-md border border-line-strong bg-raised px-3 py-2">
            {sideWord[ticket.side]} <b>{number(ticket.quantity, 2, 0)}</b> {ticket.instrument}, {kindWord[ticket.kind].toLowerCase()}
            {needsStop && ` from ${ticket.stopPrice}`}
            {needsLimit && ` at ${ticket.limitPrice}`}
            {ticket.stopLoss && `, stop-loss ${ticket.stopLoss}`}
            {ticket.takeProfit && `, take-profit ${ticket.takeProfit}`}. Goes to the {status?.venue === 'terminal' ? 'terminal' : 'paper account'}.
          </p>
        )}
        {fault && (
          <p role="alert" className="text-danger">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Discard</Button>
          <Button type="submit" kind="primary" disabled={isSending}>
            {isReviewed ? (isSending ? 'Sending' : modified ? 'Replace the order' : 'Place the order') : 'Review'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
