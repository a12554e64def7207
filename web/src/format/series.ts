export type Point = { time: number; value: number };

/** At most so many points of a line, keeping the lowest and the highest of every stretch, so that no peak is lost. */
export function thin(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) {
    return points;
  }
  const size = Math.ceil(points.length / (most / 2));
  const kept: Point[] = [];
  for (let start = 0; start < points.length; start += size) {
    const stretch = points.slice(start, start + size);
    let low = stretch[0] as Point;
    let high = low;
    for (const point of stretch) {
      low = point.value < low.value ? point : low;
      high = point.value > high.value ? point : high;
    }
    kept.push(...(low === high ? [low] : low.time < high.time ? [low, high] : [high, low]));
  }
  const last = points.at(-1);
  if (last && kept.at(-1) !== last) {
    kept.push(last);
  }
  return kept;
}

/** Round steps that divide a span into about so many. */
export function ticks(low: number, high: number, about: number): number[] {
  const span = high - low;
  if (!(span > 0)) {
    return [low];
  }
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

const minute = 60_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 7200, 14_400].map((minutes) => minutes * minute);

/** Round moments of the viewer's clock between two times. */
export function timeTicks(from: number, to: number, about: number): { step: number; at: number[] } {
  const step = steps.find((candidate) => (to - from) / candidate <= about) ?? (steps.at(-1) as number);
  const offset = new Date(from).getTimezoneOffset() * minute;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const at: number[] = [];
  for (let time = first; time <= to; time += step) {
    at.push(time);
  }
  return { step, at };
}

/** The last point not after a time, found by halving. */
export function nearest(points: readonly Point[], time: number): Point | undefined {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((points[middle] as Point).time <= time) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return points[low];
}
