import type { PastSituation } from '../../api/types';

const width = 120;
const height = 30;

/** How the price went: the situation itself in grey, what followed it in the colour of its outcome, which a touch within the last bar may have decided. The mark is where it ended. */
export function Spark({ path, at, isUp = false }: { path: PastSituation['path']; at: string; isUp?: boolean }) {
  if (path.length < 2) {
    return <span className="text-faint">–</span>;
  }
  const changes = path.map((point) => point.change ?? 0);
  const [low, high] = [Math.min(...changes), Math.max(...changes)];
  const x = (i: number) => 2 + (i / (path.length - 1)) * (width - 4);
  const y = (change: number) => 3 + (1 - (change - low) / (high - low || 1)) * (height - 6);
  const end = Math.max(0, path.findLastIndex((point) => point.at <= at));
  const line = (from: number, to: number) => path.slice(from, to + 1).map((point, i) => `${i === 0 ? 'M' : 'L'}${x(from + i).toFixed(1)} ${y(point.change ?? 0).toFixed(1)}`).join('');
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className="h-[30px] w-[120px]">
      <line x1={x(end)} x2={x(end)} y1="0" y2={height} stroke="var(--line-strong)" strokeDasharray="2 2" />
      <path d={line(0, end)} fill="none" stroke="var(--faint)" strokeWidth="1.25" strokeLinejoin="round" />
      <path d={line(end, path.length - 1)} fill="none" stroke={isUp ? 'var(--up)' : 'var(--down)'} strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(end)} cy={y(changes[end] ?? 0)} r="1.75" fill="var(--ink)" />
    </svg>
  );
}
