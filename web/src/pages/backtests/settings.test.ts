import { describe, expect, it } from 'vitest';
import { readSettings, startOf } from './settings';

describe('readSettings', () => {
  it('reads name and value from every line', () => {
    expect(readSettings('consensus.enter = 0.56\n\n sizing.risk=0.01 ')).toEqual({ settings: { 'consensus.enter': '0.56', 'sizing.risk': '0.01' }, fault: null });
  });

  it.each(['consensus.enter', '= 5', 'x ='])('names the line that is wrong: %s', (line) => expect(readSettings(line).fault).toContain(line.trim()));
});

describe('startOf', () => {
  it('turns days into moments, the end not included', () => {
    expect(startOf('2026-03-27', 0)).toBe('2026-03-27T00:00:00.000Z');
    expect(startOf('2026-12-31', 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(startOf(undefined, 1)).toBeUndefined();
  });
});
