import { useEffect, useRef, useState } from 'react';
import { useAppDispatch } from '../app/store';
import { describe } from './http';
import type { Page, Problem } from './types';
import { say } from '../ui/Toasts';

type Thunk<Item> = { unwrap: () => Promise<Page<Item>> };

/**
 * Pages after the first, read when they are asked for. The first stays as it was when reading on began where its end is concerned: what moved past its
 * end since then is already here.
 */
export function useOlder<Item, Args>(
  first: Page<Item> | undefined,
  argsAfter: (after: string) => Args,
  initiate: (args: Args, options: { subscribe: false; forceRefetch: true }) => unknown,
): [Item[], { isLoading: boolean; load: () => void } | undefined] {
  const dispatch = useAppDispatch();
  const [older, setOlder] = useState<Item[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [isLoading, setLoading] = useState(false);
  const scope = JSON.stringify(argsAfter(''));
  const current = useRef(scope);

  useEffect(() => {
    current.current = scope;
    setOlder([]);
    setNext(undefined);
  }, [scope]);

  const cursor = next === undefined ? (first?.next ?? null) : next;
  const load = () => {
    if (cursor === null || isLoading) {
      return;
    }
    setLoading(true);
    const asked = scope;
    const thunk = initiate(argsAfter(cursor), { subscribe: false, forceRefetch: true }) as Parameters<typeof dispatch>[0];
    void (dispatch(thunk) as unknown as Thunk<Item>)
      .unwrap()
      .then(
        (page) => {
          if (current.current === asked) {
            setOlder((before) => [...before, ...page.items]);
            setNext(page.next);
          }
        },
        (problem: Problem) => say(describe(problem), true),
      )
      .finally(() => setLoading(false));
  };
  return [older, cursor === null ? undefined : { isLoading, load }];
}
