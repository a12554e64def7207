import { useSyncExternalStore } from 'react';
import type { LiveTick } from '../api/types';

type Listener = () => void;
const newest = new Map<string, LiveTick>();
const previous = new Map<string, LiveTick>();
const listeners = new Map<string, Set<Listener>>();
const dirty = new Set<string>();
let frame = 0;

/** Takes quotes; those who show one are told once a frame, however many came. Outside Redux, so that a tick redraws a number and not a page. */
export function takeTicks(ticks: LiveTick[]): void {
  for (const tick of ticks) {
    const before = newest.get(tick.instrument);
    if (before && Date.parse(before.at) > Date.parse(tick.at)) {
      continue;
    }
    if (before) {
      previous.set(tick.instrument, before);
    }
    newest.set(tick.instrument, tick);
    dirty.add(tick.instrument);
  }
  if (dirty.size > 0 && frame === 0) {
    frame = requestAnimationFrame(flush);
  }
}

function flush(): void {
  frame = 0;
  const changed = [...dirty];
  dirty.clear();
  for (const instrument of changed) {
    listeners.get(instrument)?.forEach((listener) => listener());
  }
}

export function onQuote(instrument: string, listener: Listener): () => void {
  const all = listeners.get(instrument) ?? new Set();
  listeners.set(instrument, all.add(listener));
  return () => void all.delete(listener);
}

export const quoteOf = (instrument: string): LiveTick | undefined => newest.get(instrument);

/** −1, 0 or 1: where the newest quote went. */
export function directionOf(instrument: string): number {
  const now = newest.get(instrument);
  const before = previous.get(instrument);
  return now && before ? Math.sign(Number(now.bid) - Number(before.bid)) : 0;
}

export function useQuote(instrument: string): LiveTick | undefined {
  return useSyncExternalStore(
    (listener) => onQuote(instrument, listener),
    () => newest.get(instrument),
  );
}
