import { describe, expect, it } from 'vitest';
import { HaltSwitch, tries } from './halt';

type Call = { at: number; init: RequestInit };

/** A clock and a network that a test moves by hand. */
class Bench {
  now = 0;
  calls: Call[] = [];
  #sleepers: { until: number; wake: () => void }[] = [];

  constructor(readonly answer: (call: number) => Promise<Response>) {}

  readonly ports = {
    now: () => this.now,
    wait: (milliseconds: number) => new Promise<void>((wake) => this.#sleepers.push({ until: this.now + milliseconds, wake })),
    fetch: ((_url: string, init: RequestInit) => {
      this.calls.push({ at: this.now, init });
      return this.answer(this.calls.length);
    }) as typeof fetch,
  };

  async pass(milliseconds: number) {
    for (const end = this.now + milliseconds; this.now < end; ) {
      this.now += 50;
      const due = this.#sleepers.filter((sleeper) => sleeper.until <= this.now);
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.until > this.now);
      due.forEach((sleeper) => sleeper.wake());
      for (let turn = 0; turn < 20; turn++) {
        await Promise.resolve();
      }
    }
  }
}

const ok = () => Promise.resolve(new Response('{"state":"halted"}'));
const never = () => new Promise<Response>(() => undefined);
const cut = () => Promise.reject(new TypeError('Failed to fetch'));

describe('HaltSwitch', () => {
  it('halts at the first answer and sends no more', async () => {
    const bench = new Bench(ok);
    const halt = new HaltSwitch(bench.ports);

    const done = halt.halt('test');
    await bench.pass(2_000);

    expect(await done).toBe(true);
    expect(halt.value().phase).toBe('halted');
    expect(bench.calls).toHaveLength(1);
    expect(bench.calls[0]?.init).toMatchObject({ method: 'POST', keepalive: true, body: '{"reason":"test"}' });
  });

  it('tries four times within a second while a connection hangs, with one key', async () => {
    const bench = new Bench((call) => (call < 4 ? never() : ok()));
    const halt = new HaltSwitch(bench.ports);

    const done = halt.halt('test');
    await bench.pass(1_000);

    expect(await done).toBe(true);
    expect(bench.calls).toHaveLength(tries.length);
    expect(bench.calls.at(-1)?.at).toBeLessThanOrEqual(1_000);
    expect(new Set(bench.calls.map((call) => (call.init.headers as Record<string, string>)['Idempotency-Key'])).size).toBe(1);
  });

  it('tries again at once after a cut connection is whole', async () => {
    const bench = new Bench((call) => (call === 1 ? cut() : ok()));
    const halt = new HaltSwitch(bench.ports);

    const done = halt.halt('test');
    await bench.pass(400);

    expect(await done).toBe(true);
    expect(bench.calls).toHaveLength(2);
  });

  it('says so when nothing answers, and can be asked again', async () => {
    const bench = new Bench(cut);
    const halt = new HaltSwitch(bench.ports);

    const done = halt.halt('test');
    await bench.pass(5_000);

    expect(await done).toBe(false);
    expect(halt.value()).toMatchObject({ phase: 'failed' });
    expect(halt.value().error).toContain('does not answer');
    expect(bench.calls).toHaveLength(tries.length);
  });

  it('gives up waiting when every try hangs', async () => {
    const bench = new Bench(never);
    const halt = new HaltSwitch(bench.ports);

    const done = halt.halt('test');
    await bench.pass(4_500);

    expect(await done).toBe(false);
    expect(halt.value().phase).toBe('failed');
  });

  it('says why when the server refuses', async () => {
    const refusal = () => Promise.resolve(new Response('{"title":"Not signed in","status":401}', { status: 401 }));
    const bench = new Bench(refusal);
    const halt = new HaltSwitch(bench.ports);

    const done = halt.halt('test');
    await bench.pass(5_000);

    expect(await done).toBe(false);
    expect(halt.value().error).toBe('Not signed in');
  });
});
