import { beforeEach, expect, it, vi } from 'vitest';
import { directionOf, onQuote, quoteOf, takeTicks } from './quotes';

let frames: (() => void)[] = [];
const paint = () => frames.splice(0).forEach((frame) => frame());
const tick = (instrument: string, at: string, bid: string) => ({ instrument, at, bid, ask: bid });

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});

it('tells once a frame, however many quotes came, and only those it concerns', () => {
  const eur = vi.fn();
  const gold = vi.fn();
  onQuote('EURUSD', eur);
  onQuote('XAUUSD', gold);

  for (let i = 0; i < 100; i++) {
    takeTicks([tick('EURUSD', `2026-11-21T10:00:00.${String(i).padStart(3, '0')}Z`, `1.08${i}`)]);
  }
  paint();

  expect(eur).toHaveBeenCalledTimes(1);
  expect(gold).not.toHaveBeenCalled();
  expect(quoteOf('EURUSD')?.bid).toBe('1.0899');
});

it('keeps the newer of two quotes, by time and not by the letters of it', () => {
  takeTicks([tick('GBPUSD', '2026-11-21T10:00:05.5Z', '1.27')]);
  takeTicks([tick('GBPUSD', '2026-11-21T10:00:05Z', '1.26')]);

  expect(quoteOf('GBPUSD')?.bid).toBe('1.27');
});

it('knows where the last quote went', () => {
  takeTicks([tick('USDJPY', '2026-11-21T10:00:05Z', '151.20'), tick('USDJPY', '2026-11-21T10:00:06Z', '151.19')]);

  expect(directionOf('USDJPY')).toBe(-1);
});
