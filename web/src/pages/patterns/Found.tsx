import type { ReactNode } from 'react';
import { faultText } from '../../api/http';
import type { Problem } from '../../api/types';
import { Empty, Loading, Reading } from '../../ui/Panel';

type Answer<T> = { currentData?: T; error?: unknown; isLoading: boolean; isFetching: boolean; refetch: () => unknown };

/** What was found in the stored bars; that takes its time, and there may be too few or too many of them. */
export function Found<T>({ of, what, children }: { of: Answer<T>; what: string; children: (found: T) => ReactNode }) {
  const problem = of.error as Problem | undefined;
  if (of.currentData === undefined && of.isFetching) {
    return (
      <>
        <p className="px-4 pt-3 text-xs text-soft">{what}: this can take a minute.</p>
        <Loading rows={8} label={what} />
      </>
    );
  }
  if (of.currentData === undefined && problem?.status === 404) {
    return <Empty title="Nothing can be told of it">{problem.faults?.map(faultText).join(' ') ?? problem.title}</Empty>;
  }
  return (
    <Reading of={{ ...of, data: of.currentData }} rows={8}>
      {children}
    </Reading>
  );
}
