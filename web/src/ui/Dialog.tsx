import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './Icon';

type DialogProps = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode; wide?: boolean };

/** A question over the page; Escape and a click beside it leave it. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
    }
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) {
          onClose();
        }
      }}
      className={`m-auto max-h-[88dvh] w-[calc(100%-24px)] overflow-auto rounded-lg border border-line-strong bg-surface p-0 text-ink shadow-2xl backdrop:bg-black/55 ${wide ? 'max-w-3xl' : 'max-w-md'}`}
    >
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
    </dialog>
  );
}
