import type { ReactNode } from 'react';
import type { Money, Side } from '../api/types';
import { moneySigned, signed } from '../format/numbers';
import { moment, utc, type TimeForm } from '../format/time';
import { sideWord } from '../format/words';

/** A moment in the viewer's zone; its title says it in UTC. */
export function Time({ at, form = 'short' }: { at: string | null | undefined; form?: TimeForm }) {
  return at ? (
    <time dateTime={at} title={utc(at)} className="whitespace-nowrap">
      {moment(at, form)}
    </time>
  ) : (
    <span className="text-faint">–</span>
  );
}

const tone = (value: number): string => (value > 0 ? 'text-up' : value < 0 ? 'text-down' : '');

/** Profit or loss: with its sign, and coloured by it. */
export function Profit({ value, digits = 2 }: { value: Money | null | undefined; digits?: number }) {
  return <span className={`whitespace-nowrap ${tone(Number(value?.amount ?? 0))}`}>{moneySigned(value, digits)}</span>;
}

export function Signed({ value, digits = 2 }: { value: number | null | undefined; digits?: number }) {
  return <span className={tone(value ?? 0)}>{signed(value, digits)}</span>;
}

/** Buy or sell: a word, a direction and a colour. */
export function SideMark({ side, children }: { side: Side; children?: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${side === 'buy' ? 'text-up' : 'text-down'}`}>
      <svg viewBox="0 0 8 8" className="size-2" aria-hidden fill="currentColor">
        <path d={side === 'buy' ? 'M4 0 8 8H0z' : 'M4 8 0 0h8z'} />
      </svg>
      {children ?? sideWord[side]}
    </span>
  );
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'up' | 'down';
const badge: Record<Tone, string> = {
  plain: 'border-line-strong text-soft',
  good: 'border-accent/50 bg-accent-wash text-accent',
  warn: 'border-warn/50 bg-warn-wash text-warn',
  bad: 'border-danger/50 bg-danger-wash text-danger',
  up: 'border-up/50 bg-up-wash text-up',
  down: 'border-down/50 bg-down-wash text-down',
};

export function Badge({ tone: kind = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span title={title} className={`inline-flex min-h-5 items-center gap-1 rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap ${badge[kind]}`}>
      {children}
    </span>
  );
}

export function Key({ children }: { children: ReactNode }) {
  return <kbd className="inline-grid min-w-5 place-items-center rounded-sm border border-line-strong bg-raised px-1 font-mono text-2xs text-ink">{children}</kbd>;
}

/** A fraction of a whole as a bar; the number itself stands beside it. */
export function Meter({ value, label, tone: kind = 'accent' }: { value: number; label: string; tone?: 'accent' | 'warn' | 'danger' | 'up' | 'down' | 'soft' }) {
  const share = Math.max(0, Math.min(1, Number.isFinite(value) ? value : 0));
  const colour = { accent: 'bg-accent', warn: 'bg-warn', danger: 'bg-danger', up: 'bg-up', down: 'bg-down', soft: 'bg-soft' }[kind];
  return (
    <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)} className="h-1.5 w-full overflow-hidden rounded-full bg-sunken">
      <div className={`h-full rounded-full ${colour}`} style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** A long name of a feature may break where its parts meet, and nowhere else. */
export const Dotted = ({ name }: { name: string }) => name.split('.').map((part, i) => (i === 0 ? part : [<wbr key={part} />, `.${part}`]));
