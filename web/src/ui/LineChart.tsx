import { useId, useMemo, useState, type PointerEvent } from 'react';
import { number } from '../format/numbers';
import { moment } from '../format/time';
import { nearest, thin, ticks, timeTicks, type Point } from '../format/series';
import { useSize } from './useSize';

type LineChartProps = { points: readonly Point[]; label: string; digits?: number; height?: number; base?: number };

const right = 72;
const bottom = 22;
const top = 10;

/** One line over time with a wash below it, read with the pointer or the arrow keys. */
export function LineChart({ points, label, digits = 2, height = 260, base }: LineChartProps) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const wash = useId();
  const plotWidth = Math.max(0, width - right);
  const plotHeight = height - bottom - top;

  const drawn = useMemo(() => {
    const line = thin(points, Math.max(80, plotWidth));
    const from = line[0]?.time ?? 0;
    const to = Math.max(line.at(-1)?.time ?? 1, from + 1);
    let low = Infinity;
    let high = -Infinity;
    for (const { value } of line) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const room = (high - low || Math.abs(high) * 0.001 || 1) * 0.08;
    low -= room;
    high += room;
    const x = (time: number) => ((time - from) / (to - from)) * plotWidth;
    const y = (value: number) => top + (1 - (value - low) / (high - low)) * plotHeight;
    const path = line.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.time).toFixed(1)} ${y(point.value).toFixed(1)}`).join('');
    return { from, to, low, high, x, y, path, marks: ticks(low, high, Math.max(2, plotHeight / 52)), times: timeTicks(from, to, Math.max(2, plotWidth / 96)) };
  }, [points, plotWidth, plotHeight]);

  const read = at === null ? undefined : nearest(points, at);
  const last = points.at(-1);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left) / plotWidth;
    setAt(share >= 0 && share <= 1 ? drawn.from + share * (drawn.to - drawn.from) : null);
  };
  const summary = last ? `${label}: ${number(last.value, digits)} at the end, between ${number(drawn.low, digits)} and ${number(drawn.high, digits)}` : label;

  return (
    <div ref={box} className="relative w-full" style={{ height }}>
      {plotWidth > 0 && points.length > 0 && (
        <svg width={width} height={height} role="img" aria-label={summary} onPointerMove={point} onPointerLeave={() => setAt(null)} className="touch-pan-y text-2xs select-none">
          <defs>
            <linearGradient id={wash} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0" stopColor="var(--accent)" stopOpacity="0.22" />
              <stop offset="1" stopColor="var(--accent)" stopOpacity="0" />
            </linearGradient>
          </defs>
          {drawn.marks.map((mark) => (
            <g key={mark}>
              <line x1={0} x2={plotWidth} y1={drawn.y(mark)} y2={drawn.y(mark)} stroke="var(--grid)" />
              <text x={plotWidth + 8} y={drawn.y(mark) + 4} fill="var(--faint)">
                {number(mark, drawn.high - drawn.low < 4 ? digits : 0)}
              </text>
            </g>
          ))}
          {drawn.times.at.map((time) => {
            const x = drawn.x(time);
            return x < 16 || x > plotWidth - 16 ? null : (
              <text key={time} x={x} y={height - 5} textAnchor="middle" fill="var(--faint)">
                {drawn.times.step >= 86_400_000 ? moment(new Date(time).toISOString(), 'day').slice(0, 6) : moment(new Date(time).toISOString(), 'clock').slice(0, 5)}
              </text>
            );
          })}
          {base !== undefined && base > drawn.low && base < drawn.high && <line x1={0} x2={plotWidth} y1={drawn.y(base)} y2={drawn.y(base)} stroke="var(--line-strong)" strokeDasharray="3 4" />}
          <path d={`${drawn.path}L${plotWidth} ${top + plotHeight}L0 ${top + plotHeight}Z`} fill={`url(#${wash})`} />
          <path d={drawn.path} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
          {last && !read && <circle cx={drawn.x(last.time)} cy={drawn.y(last.value)} r="3" fill="var(--accent)" />}
          {read && (
            <g pointerEvents="none">
              <line x1={drawn.x(read.time)} x2={drawn.x(read.time)} y1={top} y2={top + plotHeight} stroke="var(--line-strong)" />
              <circle cx={drawn.x(read.time)} cy={drawn.y(read.value)} r="3.5" fill="var(--accent)" stroke="var(--surface)" strokeWidth="1.5" />
            </g>
          )}
        </svg>
      )}
      {read && (
        <div
          className="pointer-events-none absolute top-1 rounded-md border border-line-strong bg-raised px-2 py-1 text-xs whitespace-nowrap shadow-lg"
          style={drawn.x(read.time) > plotWidth / 2 ? { right: width - drawn.x(read.time) + 10 } : { left: drawn.x(read.time) + 10 }}
        >
          <b className="font-semibold">{number(read.value, digits)}</b> <span className="text-soft">{moment(new Date(read.time).toISOString(), 'short')}</span>
        </div>
      )}
    </div>
  );
}
