import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Dialog } from '../ui/Dialog';
import { Key } from '../ui/Value';
import { pages } from './navigation';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Keys that work on every page; they rest while a person writes. */
export function Shortcuts() {
  const navigate = useNavigate();
  const [isShown, setShown] = useState(false);

  useEffect(() => {
    let isGoing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) {
        return;
      }
      if (event.key === '?') {
        setShown((before) => !before);
      } else if (event.key === 'H') {
        document.querySelector<HTMLButtonElement>('[data-halt]')?.click();
      } else if (event.key === 'g') {
        isGoing = true;
        clearTimeout(timer);
        timer = setTimeout(() => (isGoing = false), 1200);
        return;
      } else if (isGoing) {
        const page = pages.find((other) => other.key === event.key);
        if (page) {
          event.preventDefault();
          void navigate(page.path);
        }
      }
      isGoing = false;
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
      clearTimeout(timer);
    };
  }, [navigate]);

  return isShown ? (
    <Dialog title="Keyboard" onClose={() => setShown(false)}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2">
        <dt className="flex gap-1">
          <Key>Shift</Key>
          <Key>H</Key>
        </dt>
        <dd className="font-medium">Halt trading now</dd>
        {pages.map((page) => (
          <div key={page.path} className="contents">
            <dt className="flex gap-1">
              <Key>g</Key>
              <Key>{page.key}</Key>
            </dt>
            <dd>{page.title}</dd>
          </div>
        ))}
        <dt>
          <Key>?</Key>
        </dt>
        <dd>This list</dd>
        <dt>
          <Key>Esc</Key>
        </dt>
        <dd>Leave a dialog</dd>
      </dl>
    </Dialog>
  ) : null;
}
