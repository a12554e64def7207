import { expect, it } from 'vitest';
import { safeTarget } from './safeTarget';

it.each([
  ['/orders/O17', '/orders/O17'],
  ['/market?instrument=EURUSD', '/market?instrument=EURUSD'],
  [null, '/'],
  ['', '/'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/sign-in?to=/', '/'],
])('after signing in, %s leads to %s', (to, target) => expect(safeTarget(to)).toBe(target));
