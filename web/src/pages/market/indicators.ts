/** An indicator as it is drawn: on the prices, or in a pane of its own below. */
export type Drawn = { id: string; label: string; indicator: string; settings: string; place: 'prices' | 'below'; colours: readonly ('--line-1' | '--line-2' | '--line-3' | '--faint')[]; digits: number };

export const indicators: readonly Drawn[] = [
  { id: 'ema20', label: 'EMA 20', indicator: 'ema', settings: 'period=20', place: 'prices', colours: ['--line-1'], digits: 5 },
  { id: 'ema50', label: 'EMA 50', indicator: 'ema', settings: 'period=50', place: 'prices', colours: ['--line-2'], digits: 5 },
  { id: 'sma200', label: 'SMA 200', indicator: 'sma', settings: 'period=200', place: 'prices', colours: ['--line-3'], digits: 5 },
  { id: 'bollinger', label: 'Bollinger', indicator: 'bollinger', settings: '', place: 'prices', colours: ['--faint', '--faint', '--faint'], digits: 5 },
  { id: 'rsi', label: 'RSI 14', indicator: 'rsi', settings: 'period=14', place: 'below', colours: ['--line-3'], digits: 1 },
  { id: 'macd', label: 'MACD', indicator: 'macd', settings: '', place: 'below', colours: ['--line-1', '--line-2', '--faint'], digits: 5 },
  { id: 'atr', label: 'ATR 14', indicator: 'atr', settings: 'period=14', place: 'below', colours: ['--line-2'], digits: 5 },
  { id: 'adx', label: 'ADX 14', indicator: 'adx', settings: 'period=14', place: 'below', colours: ['--line-1', '--faint', '--faint'], digits: 1 },
];

export const periods = ['M1', 'M5', 'M15', 'M30', 'H1', 'H4', 'D1'] as const;
export type Period = (typeof periods)[number];
const minute = 60_000;
/** Lengths of the periods that begin at whole multiples of themselves; longer ones follow the trading day and are the server's to cut. */
export const lengths: Partial<Record<Period, number>> = { M1: minute, M5: 5 * minute, M15: 15 * minute, M30: 30 * minute, H1: 60 * minute };
