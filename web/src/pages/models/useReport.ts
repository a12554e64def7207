import { useEffect, useState } from 'react';
import type { Report } from '../../api/types';

type Answer<T> = { data?: Report<T>; currentData?: Report<T>; error?: unknown; isLoading: boolean; refetch: () => unknown };

/** Asks again soon while a report is being computed, and now and then when it is not. */
export function useReport<T>(ask: (options: { pollingInterval: number; skipPollingIfUnfocused: boolean }) => Answer<T>): Answer<T> {
  const [interval, setInterval] = useState(60_000);
  const answer = ask({ pollingInterval: interval, skipPollingIfUnfocused: true });
  const isComputing = answer.currentData?.isComputing ?? false;
  useEffect(() => setInterval(isComputing ? 3_000 : 60_000), [isComputing]);
  return { ...answer, data: answer.currentData };
}
