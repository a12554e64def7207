import { expect, it } from 'vitest';
import { symbolOf } from './symbolOf';

it.each([
  ['EURUSD_M1_202601.csv', 'EURUSD'],
  ['DAT_ASCII_GBPJPY_T_202601.zip', 'GBPJPY'],
  ['xauusd.csv', 'XAUUSD'],
  ['ticks.csv', null],
  ['prices-2026.txt', null],
])('reads the instrument of %s', (name, symbol) => expect(symbolOf(name, ['EURUSD', 'XAUUSD'])).toBe(symbol));
