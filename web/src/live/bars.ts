import type { LiveBar } from '../api/types';

type Listener = (bar: LiveBar) => void;
const listeners = new Set<Listener>();

export const takeBar = (bar: LiveBar): void => listeners.forEach((listener) => listener(bar));

export function onBar(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
