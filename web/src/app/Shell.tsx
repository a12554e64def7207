import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { LiveConnection } from '../live/connection';
import { Toasts } from '../ui/Toasts';
import { useSize } from '../ui/useSize';
import { Bands } from './Bands';
import { BottomBar, SideBar } from './Menu';
import { pageOf } from './navigation';
import { Shortcuts } from './Shortcuts';
import { store } from './store';
import { TopBar } from './TopBar';

/** What surrounds every page: the bar with HALT, the bands that say what is not as it should be, and the menu. */
export function Shell({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const title = pageOf(pathname)?.title ?? 'Arus';
  const [head, { height }] = useSize<HTMLDivElement>();

  useEffect(() => {
    const connection = new LiveConnection(store.dispatch, store.getState);
    connection.start();
    return () => connection.stop();
  }, []);

  useEffect(() => {
    document.title = title === 'Arus' ? title : `${title} · Arus`;
    window.scrollTo(0, 0);
  }, [title]);

  useEffect(() => document.documentElement.style.setProperty('--top', `${height || 48}px`), [height]);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[176px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <a href="#main" className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        Skip to the page
      </a>
      <div ref={head} className="sticky top-0 z-30 lg:col-span-2">
        <TopBar />
        <Bands />
      </div>
      <SideBar />
      <main id="main" data-behind tabIndex={-1} className="min-w-0 p-3 pb-24 outline-none lg:p-4">
        <h1 className="sr-only">{title}</h1>
        {children}
      </main>
      <BottomBar />
      <Shortcuts />
      <Toasts />
    </div>
  );
}
