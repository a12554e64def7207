/** Every page, and what must be on it before it counts as shown. */
export const pages = [
  { name: 'overview', path: '/', sign: 'What the system thinks' },
  { name: 'market', path: '/market', sign: 'Features' },
  { name: 'decisions', path: '/decisions', sign: 'Decisions' },
  { name: 'orders', path: '/orders', sign: 'Positions' },
  { name: 'agents', path: '/agents', sign: 'Agents' },
  { name: 'models', path: '/models', sign: 'Models' },
  { name: 'features', path: '/features', sign: 'Features' },
  { name: 'patterns', path: '/patterns', sign: 'Patterns' },
  { name: 'chains', path: '/chains', sign: 'Percentiles' },
  { name: 'backtests', path: '/backtests', sign: 'Runs' },
  { name: 'data', path: '/data', sign: 'Sources' },
  { name: 'system', path: '/system', sign: 'Health' },
] as const;
