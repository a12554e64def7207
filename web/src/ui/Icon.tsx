const paths = {
  overview: 'M3 13h5V3H3zM12 17h5V7h-5zM3 17h5M12 3h5',
  market: 'M6 3v3m0 7v4M4 6h4v7H4zM14 3v5m0 6v3M12 8h4v6h-4z',
  decisions: 'M10 3v5m0 0-5 4v5m5-9 5 4v5M10 3a1 1 0 1 0 0-.01',
  orders: 'M4 4h12M4 8h12M4 12h8M4 16h6M16 12v5m-2.5-2.5h5',
  agents: 'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M14 9.5a2.5 2.5 0 1 0-1-4.8M14 12c2.5 0 4 2 4 5',
  models: 'M10 3l7 3.5-7 3.5-7-3.5zM3 10l7 3.5 7-3.5M3 13.5 10 17l7-3.5',
  features: 'M4 3h12M4 3v14h12M8 7h8M8 10.5h5M8 14h8',
  patterns: 'M3 6h6m4 0h4M9 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0M3 14h2m4 0h8M5 14a2 2 0 1 0 4 0 2 2 0 0 0-4 0',
  chains: 'M3 4h6v3H3zM6 8.5h8v3H6zM11 13h6v3h-6z',
  backtests: 'M3 17V3M3 17h14M6 13l3-4 3 2 4-6',
  data: 'M4 5c0-1.1 2.7-2 6-2s6 .9 6 2-2.7 2-6 2-6-.9-6-2zM4 5v10c0 1.1 2.7 2 6 2s6-.9 6-2V5M4 10c0 1.1 2.7 2 6 2s6-.9 6-2',
  system: 'M3 4h14v5H3zM3 11h14v5H3zM6 6.5h.01M6 13.5h.01',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  close: 'M5 5l10 10M15 5L5 15',
  halt: 'M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7zM7.5 7.5h5v5h-5z',
  up: 'M10 16V5m-5 5 5-5 5 5',
  down: 'M10 4v11m-5-5 5 5 5-5',
  check: 'M4 10.5l4 4 8-9',
  warning: 'M10 3 2 17h16zM10 8v4M10 14.5h.01',
  info: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 9v5M10 6.5h.01',
  critical: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 5.5v5.5M10 14h.01',
  keyboard: 'M2 5h16v10H2zM5 8h.01M8 8h.01M11 8h.01M14 8h.01M6 12h8',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  link: 'M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8',
  plus: 'M10 4v12M4 10h12',
  drop: 'M10 3v9m-4-4 4 4 4-4M3 14v3h14v-3',
} as const;

export type IconName = keyof typeof paths;

/** A decorative line drawing; what it means is always said in words beside it. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={`shrink-0 ${className}`} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  );
}
