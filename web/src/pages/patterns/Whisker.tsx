type Props = { value: number | null; low: number | null; high: number | null; reach: number; isStrong?: boolean };

/** An estimate with its interval on a scale around one half, which is marked. The numbers stand beside it. */
export function Whisker({ value, low, high, reach, isStrong = false }: Props) {
  const at = (share: number) => Math.max(0, Math.min(100, 50 + ((share - 0.5) / reach) * 50));
  const colour = isStrong ? 'var(--accent)' : 'var(--soft)';
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden className="h-3 w-full min-w-20">
      <line x1="0" x2="100" y1="6" y2="6" stroke="var(--grid)" vectorEffect="non-scaling-stroke" />
      <line x1="50" x2="50" y1="0" y2="12" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
      {low !== null && high !== null && <line x1={at(low)} x2={at(high)} y1="6" y2="6" stroke={colour} strokeWidth="1.5" vectorEffect="non-scaling-stroke" />}
      {value !== null && <line x1={at(value)} x2={at(value)} y1="6" y2="6" stroke={colour} strokeWidth="7" strokeLinecap="round" vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}
