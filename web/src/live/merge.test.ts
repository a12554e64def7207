import { describe, expect, it } from 'vitest';
import { place, Sequence } from './merge';

type Row = { id: number; text: string };
const id = (row: Row) => row.id;

describe('place', () => {
  it('changes what is there, where it is', () => {
    const rows = [
      { id: 3, text: 'c' },
      { id: 2, text: 'b' },
    ];

    place(rows, { id: 2, text: 'B' }, id, 10);

    expect(rows).toEqual([
      { id: 3, text: 'c' },
      { id: 2, text: 'B' },
    ]);
  });

  it('puts what is new first and lets the oldest go', () => {
    const rows = [
      { id: 2, text: 'b' },
      { id: 1, text: 'a' },
    ];

    place(rows, { id: 3, text: 'c' }, id, 2);

    expect(rows.map(id)).toEqual([3, 2]);
  });
});

describe('Sequence', () => {
  it('takes each number once, also when a reconnect sends some again', () => {
    const sequence = new Sequence();

    const taken = [7, 8, 8, 7, 9].filter((number) => sequence.isNew(number));

    expect(taken).toEqual([7, 8, 9]);
    expect(sequence.last).toBe(9);
  });

  it('begins anew after a reset', () => {
    const sequence = new Sequence();
    sequence.isNew(900);

    sequence.forget();

    expect(sequence.isNew(1)).toBe(true);
  });
});
