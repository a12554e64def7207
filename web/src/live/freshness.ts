import { useEffect, useState } from 'react';

let lastHeard = 0;

/** Notes that the server was heard, by live connection or by an answer. */
export function heard(): void {
  lastHeard = performance.now();
}

export const silence = (): number => (lastHeard === 0 ? 0 : performance.now() - lastHeard);

/** Seconds since the server was last heard, and 0 while that is recent. */
export function useStaleSeconds(limit: number): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(silence() > limit * 1000 ? Math.floor(silence() / 1000) : 0), 1000);
    return () => clearInterval(timer);
  }, [limit]);
  return seconds;
}
