import { useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { pageOf, pages } from './navigation';

export function SideBar() {
  return (
    <nav aria-label="Pages" data-behind className="sticky top-(--top) hidden h-[calc(100dvh-var(--top))] flex-col gap-0.5 border-r border-line p-2 lg:flex">
      {pages.map((page) => (
        <NavLink
          key={page.path}
          to={page.path}
          end={page.path === '/'}
          onPointerEnter={() => void page.load()}
          className={({ isActive }) =>
            `flex min-h-9 items-center gap-2.5 rounded-md px-2.5 font-medium ${isActive ? 'bg-accent-wash text-ink [&>svg]:text-accent' : 'text-soft hover:bg-raised hover:text-ink'}`
          }
        >
          <Icon name={page.icon} className="size-[18px]" />
          {page.title}
        </NavLink>
      ))}
    </nav>
  );
}

const primary = pages.filter((page) => page.isPrimary);
const others = pages.filter((page) => !page.isPrimary);
const entry = 'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium';

/** The menu of a phone: four pages within reach of a thumb, the others behind the fifth. */
export function BottomBar() {
  const [isOpen, setOpen] = useState(false);
  const here = pageOf(useLocation().pathname);
  const isOther = here !== undefined && !here.isPrimary;
  return (
    <nav aria-label="Pages" data-behind data-bottom-bar className="fixed inset-x-0 bottom-0 z-10 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
      {primary.map((page) => (
        <NavLink key={page.path} to={page.path} end={page.path === '/'} className={({ isActive }) => `${entry} ${isActive ? 'text-accent' : 'text-soft'}`}>
          <Icon name={page.icon} />
          {page.title}
        </NavLink>
      ))}
      <button type="button" onClick={() => setOpen(true)} className={`${entry} ${isOther ? 'text-accent' : 'text-soft'}`}>
        <Icon name={isOther ? here.icon : 'more'} />
        {isOther ? here.title : 'More'}
      </button>
      {isOpen && (
        <Dialog title="Pages" onClose={() => setOpen(false)}>
          <ul className="grid grid-cols-2 gap-2">
            {others.map((page) => (
              <li key={page.path}>
                <NavLink
                  to={page.path}
                  onClick={() => setOpen(false)}
                  className={({ isActive }) => `flex min-h-12 items-center gap-3 rounded-md border border-line px-3 font-medium ${isActive ? 'text-accent' : ''}`}
                >
                  <Icon name={page.icon} />
                  {page.title}
                </NavLink>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </nav>
  );
}
