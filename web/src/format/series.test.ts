import { describe, expect, it } from 'vitest';
import { nearest, thin, ticks, timeTicks, type Point } from './series';

const line = (count: number): Point[] => Array.from({ length: count }, (_, i) => ({ time: i * 1000, value: Math.sin(i / 50) * 100 + ((i * 7919) % 13) }));

describe('thin', () => {
  it('leaves a short line as it is', () => {
    const points = line(100);

    expect(thin(points, 100)).toBe(points);
  });

  it.each([101, 1_000, 43_200])('keeps the peaks, the order and the end of %s points', (count) => {
    const points = line(count);
    const kept = thin(points, 100);

    const values = (list: readonly Point[]) => list.map((point) => point.value);
    expect(kept.length).toBeLessThanOrEqual(101);
    expect(Math.max(...values(kept))).toBe(Math.max(...values(points)));
    expect(Math.min(...values(kept))).toBe(Math.min(...values(points)));
    expect(kept.map((point) => point.time)).toEqual(kept.map((point) => point.time).toSorted((a, b) => a - b));
    expect(kept.at(-1)).toBe(points.at(-1));
  });
});

describe('ticks', () => {
  it('takes round steps inside the span', () => {
    expect(ticks(99_780, 100_530, 4)).toEqual([99_800, 100_000, 100_200, 100_400]);
    expect(ticks(0.1, 0.35, 5)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  });

  it('survives a line without height', () => expect(ticks(5, 5, 4)).toEqual([5]));
});

describe('timeTicks', () => {
  it('meets full hours of the viewer', () => {
    const from = Date.parse('2026-11-21T10:20:00Z');
    const { step, at } = timeTicks(from, from + 6 * 3_600_000, 6);

    expect(step).toBe(3_600_000);
    expect(at.every((time) => new Date(time).getMinutes() === 0)).toBe(true);
    expect(at).toHaveLength(6);
  });
});

describe('nearest', () => {
  it('finds the last point not after a time', () => {
    const points = line(10);

    expect(nearest(points, 4_999)?.time).toBe(4_000);
    expect(nearest(points, -1)?.time).toBe(0);
    expect(nearest([], 5)).toBeUndefined();
  });
});
