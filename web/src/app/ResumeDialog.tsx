import { useState, type FormEvent } from 'react';
import { api } from '../api/api';
import { haltSwitch } from '../live/halt';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { CheckField, TextField } from '../ui/Field';
import { askState } from './commands';
import { useAppDispatch } from './store';

const counted = (count: number | undefined, noun: string): string => `${count ?? '–'} ${noun}${count === 1 ? '' : 's'}`;

/** Asks, before trading goes on, for a reason and a look at what is open. */
export function ResumeDialog({ onClose }: { onClose: () => void }) {
  const dispatch = useAppDispatch();
  const { data: account } = api.useAccountQuery();
  const { data: open } = api.useOrdersQuery({ open: true });
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const isReady = isSure && reason.trim().length >= 3 && !isSending;

  const resume = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) {
      return;
    }
    setSending(true);
    const failed = await askState('resume', reason.trim());
    setSending(false);
    setFault(failed);
    if (failed === null) {
      haltSwitch.forget();
      dispatch(api.util.invalidateTags(['Status']));
      onClose();
    }
  };

  return (
    <Dialog title="Resume trading?" onClose={onClose}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void resume(event)}>
        <p className="text-soft">
          The strategy will open positions again at its next decision. Open now: {counted(account?.openPositions, 'position')}, {counted(open?.items.length, 'working order')}.
        </p>
        <TextField label="Why it may go on" value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} autoFocus required hint="Written down with your name." />
        <CheckField label="I have looked at the open positions and orders." checked={isSure} onChange={(event) => setSure(event.target.checked)} />
        {fault && (
          <p role="alert" className="text-sm text-danger">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Stay halted</Button>
          <Button type="submit" kind="primary" disabled={!isReady}>
            Resume trading
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
