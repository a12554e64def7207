import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from './Icon';

type DialogProps = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode; wide?: boolean };

const open: object[] = [];

/** What is behind a dialog can be neither clicked nor reached by keyboard; the bar with HALT is never behind one. */
function settle(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-behind]')) {
    element.inert = open.length > 0;
  }
}

/** A question over the page; Escape and a click beside it leave it. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDivElement>(null);
  const [opener] = useState(() => document.activeElement);
  const leave = useRef(onClose);
  leave.current = onClose;

  useEffect(() => {
    const own = {};
    open.push(own);
    settle();
    if (!dialog.current?.contains(document.activeElement)) {
      dialog.current?.focus();
    }
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && open.at(-1) === own) {
        event.stopImmediatePropagation();
        leave.current();
      }
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      open.splice(open.indexOf(own), 1);
      settle();
      if (opener instanceof HTMLElement && opener.isConnected) {
        opener.focus();
      }
    };
  }, [opener]);

  return createPortal(
    <div
      className="fixed inset-0 z-20 flex overflow-auto overscroll-contain bg-veil px-3 pt-(--top) pb-3"
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) {
          onClose();
        }
      }}
    >
      <div ref={dialog} role="dialog" aria-labelledby={id} tabIndex={-1} className={`m-auto w-full rounded-lg border border-line-strong bg-surface shadow-2xl outline-none ${wide ? 'max-w-3xl' : 'max-w-md'}`}>
        <div className="flex items-center gap-3 border-b border-line px-4 py-2">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          <button type="button" onClick={onClose} aria-label="Close" className="ml-auto grid size-9 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink">
            <Icon name="close" />
          </button>
        </div>
        <div className="p-4">{children}</div>
        {actions !== undefined && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{actions}</div>}
      </div>
    </div>,
    document.body,
  );
}
