import { useEffect, useRef, useState } from 'react';
import { api } from '../api/api';

/** Engine time in milliseconds, going on between two tellings of the server; null before the first. */
export function useEngineNow(every = 1000): number | null {
  const now = api.useStatusQuery().data?.now;
  const heard = useRef<{ now: number; at: number } | null>(null);
  const [, tick] = useState(0);
  const told = now ? Date.parse(now) : NaN;
  if (Number.isFinite(told) && heard.current?.now !== told) {
    heard.current = { now: told, at: performance.now() };
  }
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return heard.current && heard.current.now + performance.now() - heard.current.at;
}
