import { api } from '../api/api';
import { haltSwitch, useHalt } from '../live/halt';
import { Icon } from '../ui/Icon';
import { useAppDispatch } from './store';

/** Whether trading is halted, by the server's word or by ours that it just took. */
export function useIsHalted(): boolean {
  const { data: status } = api.useStatusQuery();
  const own = useHalt();
  return status?.state === 'halted' || own.phase === 'halted';
}

/** Stops all opening at one click. Never disabled while trading might go on; it asks nothing. */
export function HaltButton() {
  const dispatch = useAppDispatch();
  const own = useHalt();
  const isHalted = useIsHalted();

  const halt = () => {
    void haltSwitch.halt('Halted on the dashboard').then(() => dispatch(api.util.invalidateTags(['Status'])));
  };

  if (isHalted) {
    return (
      <span role="status" className="inline-flex h-9 items-center gap-2 rounded-md border border-danger bg-danger-wash px-3 text-sm font-semibold tracking-wide text-danger">
        <Icon name="halt" className="size-[18px]" />
        Halted
      </span>
    );
  }
  return (
    <button
      type="button"
      data-halt
      onClick={halt}
      aria-label="Halt trading now"
      aria-keyshortcuts="Shift+H"
      title="Stops all opening at once (Shift+H)"
      className="inline-flex h-9 min-w-24 items-center justify-center gap-2 rounded-md bg-halt px-4 text-sm font-bold tracking-wider text-on-halt hover:bg-halt-hover"
    >
      <Icon name="halt" className="size-[18px]" />
      {own.phase === 'sending' ? 'Halting' : 'HALT'}
    </button>
  );
}
