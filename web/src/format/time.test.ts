import { describe, expect, it } from 'vitest';
import { moment, span, utc } from './time';

describe('moment', () => {
  it('speaks the zone of the viewer, and UTC when asked', () => {
    expect(moment('2026-11-21T18:30:05.123456Z', 'long')).toBe('22 Nov 01:30:05');
    expect(utc('2026-11-21T18:30:05.123456Z')).toBe('2026-11-21 18:30:05.123456 UTC');
  });

  it('is a dash for nothing and for nonsense', () => {
    expect(moment(null)).toBe('–');
    expect(moment('yesterday')).toBe('–');
  });
});

describe('span', () => {
  it.each([
    [-5, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [4_200_000, '1 h 10 min'],
    [7_200_000, '2 h'],
    [90_000_000, '1 d 1 h'],
  ])('says %s ms as %s', (milliseconds, text) => expect(span(milliseconds)).toBe(text));
});
