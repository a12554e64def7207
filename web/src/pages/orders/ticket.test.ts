import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../api/types';
import { judge, toChange, toRequest, type Ticket } from './ticket';

const eurusd = { id: 'EURUSD', digits: 5, volumeMin: '1000', volumeStep: '1000', volumeMax: '10000000', contractSize: '100000' } as Instrument;
const quote = { bid: '1.08400', ask: '1.08410' };
const ticket = (change: Partial<Ticket> = {}): Ticket => ({
  instrument: 'EURUSD',
  side: 'buy',
  kind: 'market',
  quantity: '10000',
  limitPrice: '',
  stopPrice: '',
  stopLoss: '1.08000',
  takeProfit: '',
  timeInForce: 'goodTillCancelled',
  reduceOnly: false,
  ...change,
});
const faults = (change: Partial<Ticket>) => judge(ticket(change), eurusd, quote);

describe('judge', () => {
  it('finds nothing wrong with a right ticket', () => {
    expect(faults({})).toEqual({});
    expect(faults({ side: 'sell', stopLoss: '1.09', takeProfit: '1.07' })).toEqual({});
  });

  it('demands a stop-loss of what may open, and of nothing else', () => {
    expect(faults({ stopLoss: '' })).toHaveProperty('stopLoss');
    expect(faults({ stopLoss: '', reduceOnly: true })).toEqual({});
  });

  it.each([
    ['999', false],
    ['1000', true],
    ['1500', false],
    ['10000000', true],
    ['10001000', false],
    ['0', false],
    ['-1000', false],
    ['1e4', false],
    ['', false],
    ['10,000', false],
  ])('judges a quantity of %s', (quantity, isRight) => expect('quantity' in faults({ quantity })).toBe(!isRight));

  it.each([
    ['buy', '1.08410', false],
    ['buy', '1.08409', true],
    ['sell', '1.08400', false],
    ['sell', '1.08401', true],
  ] as const)('puts the stop of a %s at %s on its side of the market', (side, stopLoss, isRight) => expect('stopLoss' in faults({ side, stopLoss })).toBe(!isRight));

  it('measures the sides of a pending order from its own price', () => {
    const limit = { kind: 'limit', limitPrice: '1.07000' } as const;

    expect(faults({ ...limit, stopLoss: '1.07500' })).toHaveProperty('stopLoss');
    expect(faults({ ...limit, stopLoss: '1.06500', takeProfit: '1.07100' })).toEqual({});
  });

  it('wants the prices its kind needs, to no more digits than are quoted', () => {
    expect(faults({ kind: 'stopLimit' })).toMatchObject({ limitPrice: expect.any(String), stopPrice: expect.any(String) });
    expect(faults({ stopLoss: '1.080001' })).toHaveProperty('stopLoss');
    expect(faults({ stopLoss: '1.0800000' })).toEqual({});
  });
});

describe('toRequest', () => {
  it('leaves out what the kind does not use, and keeps numbers as they were written', () => {
    expect(toRequest(ticket({ limitPrice: '1.1', quantity: '10000' }))).toEqual({
      instrument: 'EURUSD',
      side: 'buy',
      quantity: '10000',
      kind: 'market',
      stopLoss: '1.08000',
      timeInForce: 'goodTillCancelled',
      reduceOnly: false,
    });
  });

  it('changes only what may be changed', () => {
    expect(Object.keys(toChange(ticket({ kind: 'limit', limitPrice: '1.07' }))).sort()).toEqual(['limitPrice', 'quantity', 'stopLoss', 'stopPrice', 'takeProfit']);
  });
});
