import { useState, type FormEvent } from 'react';
import { api } from '../../api/api';
import { describe, newKey } from '../../api/http';
import type { LivePosition, Problem } from '../../api/types';
import { price } from '../../format/numbers';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { say } from '../../ui/Toasts';
import { SideMark } from '../../ui/Value';
import { priceFault, protectionFaults } from './ticket';

/** Sets stop and target of a position anew; the old ones hold until the new ones do. */
export function ProtectDialog({ position, digits, onClose }: { position: LivePosition; digits: number | undefined; onClose: () => void }) {
  const [protect, { isLoading }] = api.useProtectPositionMutation();
  const [key] = useState(newKey);
  const [stopLoss, setStop] = useState(position.stopLoss ?? '');
  const [takeProfit, setTake] = useState(position.takeProfit ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const faults = protectionFaults(position.side, position.current, stopLoss, takeProfit);
  const stopFault = stopLoss === '' ? 'A position keeps a stop.' : (priceFault(stopLoss, digits) ?? faults.stopLoss);
  const takeFault = takeProfit === '' ? null : (priceFault(takeProfit, digits) ?? faults.takeProfit);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (stopFault || takeFault) {
      return;
    }
    void protect({ key, id: position.position, stopLoss, takeProfit: takeProfit || null })
      .unwrap()
      .then(
        () => {
          say(`${position.position} has a new stop and target.`);
          onClose();
        },
        (problem: Problem) => setFault(describe(problem)),
      );
  };

  return (
    <Dialog title={`Protect ${position.position} ${position.instrument}`} onClose={onClose}>
      <form onSubmit={send} className="flex flex-col gap-4">
        <p className="text-soft">
          <SideMark side={position.side}>{position.side === 'buy' ? 'Long' : 'Short'}</SideMark> from {price(position.entry, digits)}, now {price(position.current, digits)}.
        </p>
        <div className="grid grid-cols-2 gap-3">
          <TextField label="Stop-loss" numeric value={stopLoss} onChange={(event) => setStop(event.target.value)} fault={stopFault} />
          <TextField label="Take-profit" numeric value={takeProfit} onChange={(event) => setTake(event.target.value)} fault={takeFault} hint="Empty removes it" />
        </div>
        {fault && (
          <p role="alert" className="text-danger">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" kind="primary" disabled={isLoading || Boolean(stopFault || takeFault)}>
            Set
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
