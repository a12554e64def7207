import { useSyncExternalStore } from 'react';
import { describe, newKey, problemOf, root, unreachable, writeHeaders } from '../api/http';

export type Halt = { phase: 'idle' | 'sending' | 'halted' | 'failed'; at: number; error: string };

/** When the first try and the next ones leave, counted from the click; none waits for the one before. */
export const tries = [0, 250, 500, 800];
const patience = 4000;

type Ports = { fetch: typeof fetch; now: () => number; wait: (milliseconds: number) => Promise<void> };
const browser: Ports = {
  fetch: (...call) => fetch(...call),
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * The way of a HALT. It hangs on nothing else of the page, neither the store nor the live connection: a request that survives the closing of the page,
 * sent again while nothing answers. The same request twice halts once.
 */
export class HaltSwitch {
  #value: Halt = { phase: 'idle', at: 0, error: '' };
  readonly #listeners = new Set<() => void>();

  constructor(readonly ports: Ports = browser) {}

  readonly value = (): Halt => this.#value;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  async halt(reason: string): Promise<boolean> {
    this.#set({ phase: 'sending', at: this.ports.now(), error: '' });
    const gone = new AbortController();
    const key = newKey();
    let last = '';
    const attempt = async (pause: number): Promise<void> => {
      await this.ports.wait(pause);
      if (gone.signal.aborted) {
        throw new Error('done');
      }
      try {
        const response = await this.ports.fetch(`${root}/halt`, {
          method: 'POST',
          keepalive: true,
          credentials: 'same-origin',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...writeHeaders },
          body: JSON.stringify({ reason }),
        });
        if (!response.ok) {
          last = describe(await problemOf(response));
          throw new Error(last);
        }
      } catch (error) {
        last ||= describe(unreachable(error));
        throw error;
      }
    };
    const tooLate = this.ports.wait(patience).then(() => Promise.reject(new Error('too late')));
    const isDone = await Promise.race([Promise.any(tries.map(attempt)), tooLate]).then(
      () => true,
      () => false,
    );
    gone.abort();
    this.#set({ phase: isDone ? 'halted' : 'failed', at: this.ports.now(), error: isDone ? '' : last || 'The server does not answer' });
    return isDone;
  }

  /** Called when the server says it trades again, or a person has read the failure. */
  forget(): void {
    if (this.#value.phase !== 'idle') {
      this.#set({ phase: 'idle', at: this.ports.now(), error: '' });
    }
  }

  #set(value: Halt): void {
    this.#value = value;
    this.#listeners.forEach((listener) => listener());
  }
}

export const haltSwitch = new HaltSwitch();
export const useHalt = (): Halt => useSyncExternalStore(haltSwitch.subscribe, haltSwitch.value);
