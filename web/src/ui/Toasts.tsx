import { useSyncExternalStore } from 'react';
import { Icon } from './Icon';

type Toast = { id: number; text: string; isFault: boolean };
let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

const dismiss = (id: number): void => set(toasts.filter((toast) => toast.id !== id));

/** Says what became of something a person asked for. A fault stays until it is read. */
export function say(text: string, isFault = false): void {
  const id = ++count;
  set([...toasts.slice(-3), { id, text, isFault }]);
  if (!isFault) {
    setTimeout(() => dismiss(id), 5000);
  }
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div aria-live="polite" className="pointer-events-none fixed right-3 bottom-20 z-40 flex w-[min(380px,calc(100%-24px))] flex-col gap-2 lg:bottom-4">
      {shown.map((toast) => (
        <div key={toast.id} className={`pointer-events-auto flex items-start gap-2 rounded-lg border bg-raised px-3 py-2 shadow-xl ${toast.isFault ? 'border-danger/60' : 'border-line-strong'}`}>
          <Icon name={toast.isFault ? 'critical' : 'check'} className={`mt-px size-[18px] ${toast.isFault ? 'text-danger' : 'text-accent'}`} />
          <p className="min-w-0 flex-1">{toast.text}</p>
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(toast.id)} className="text-soft hover:text-ink">
            <Icon name="close" className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
