import { useId, type ReactNode } from 'react';
import type { Problem } from '../api/types';
import { describe } from '../api/http';
import { Button } from './Button';

type PanelProps = { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string; flush?: boolean; hideTitle?: boolean };

/** A titled area of a page. */
export function Panel({ title, note, actions, children, className = '', flush = false, hideTitle = false }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`flex min-w-0 flex-col rounded-lg border border-line bg-surface ${className}`}>
      <header className={hideTitle ? 'sr-only' : 'flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2'}>
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {note !== undefined && <span className="min-w-0 text-xs text-soft">{note}</span>}
        {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={`min-h-0 min-w-0 flex-1 ${flush ? '' : 'p-4'}`}>{children}</div>
    </section>
  );
}

/** Rows that stand for what is being read. */
export function Loading({ rows = 4, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="flex flex-col gap-2 p-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="skeleton h-4" style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-8 text-center">
      <p className="font-medium text-soft">{title}</p>
      {children !== undefined && <div className="max-w-md text-xs text-faint">{children}</div>}
    </div>
  );
}

export function Failed({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-8 text-center">
      <p className="font-medium">{problem.status === 0 ? 'The server does not answer' : 'This could not be read'}</p>
      <p className="max-w-lg text-xs text-soft">{problem.status === 0 ? 'What is shown elsewhere may be old. Trying again by itself.' : describe(problem)}</p>
      {retry && (
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

type Answer<Data> = { data?: Data; currentData?: Data; error?: unknown; isLoading: boolean; refetch?: () => unknown };

/** What stands in a panel: its data, or why there is none. Old data stays visible while new is read or cannot be had. */
export function Reading<Data>({ of, rows, children }: { of: Answer<Data>; rows?: number; children: (data: Data) => ReactNode }) {
  if (of.data !== undefined) {
    return <>{children(of.data)}</>;
  }
  if (of.error) {
    return <Failed problem={of.error as Problem} retry={of.refetch ? () => void of.refetch?.() : undefined} />;
  }
  return <Loading rows={rows} />;
}
