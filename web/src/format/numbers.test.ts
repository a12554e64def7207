import { describe, expect, it } from 'vitest';
import { bytes, dollars, duration, measure, number, percent, price, signed } from './numbers';

describe('price', () => {
  it('keeps every digit a venue sent, where a binary fraction would not', () => {
    expect(price('1.08523')).toBe('1.08523');
    expect(price('123456789.123456789')).toBe('123456789.123456789');
  });

  it('fills up to the decimals of its instrument and takes only zeros away', () => {
    expect(price('1.085', 5)).toBe('1.08500');
    expect(price('2642.400000000', 2)).toBe('2642.40');
    expect(price('1.085231', 5)).toBe('1.085231');
    expect(price('17', 0)).toBe('17');
  });

  it('is a dash where there is none', () => {
    expect(price(null, 5)).toBe('–');
    expect(price('', 5)).toBe('–');
  });
});

describe('dollars', () => {
  it.each([
    [0, '$0.00'],
    [1.5, '$1.50'],
    [0.12, '$0.12'],
    [0.00123, '$0.0012'],
    [null, '–'],
  ])('writes %s', (value, text) => expect(dollars(value)).toBe(text));
});

describe('signed', () => {
  it.each([
    [12.5, '+12.50'],
    [-12.5, '−12.50'],
    [0, '0.00'],
    [0.001, '0.00'],
    [-0.001, '0.00'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('writes %s as %s', (value, text) => expect(signed(value)).toBe(text));
});

describe('units', () => {
  it.each([
    [0, '0 ns'],
    [999, '999 ns'],
    [1_000, '1.00 µs'],
    [45_600, '45.6 µs'],
    [212_000, '212 µs'],
    [1_130_000, '1.13 ms'],
    [2_500_000_000, '2.50 s'],
    [null, '–'],
  ])('writes %s nanoseconds as %s', (nanos, text) => expect(duration(nanos)).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [112_450_000, '112 MB'],
  ])('writes %s bytes as %s', (value, text) => expect(bytes(value)).toBe(text));

  it('writes fractions as percentages and numbers in groups', () => {
    expect(percent('0.001810', 2)).toBe('0.18 %');
    expect(number('1234567.5', 1)).toBe('1,234,567.5');
  });

  it('gives small measures enough digits to tell them apart', () => {
    expect(measure(0.0000254)).toBe('2.54e−5');
    expect(measure(-0.0000049)).toBe('−4.90e−6');
    expect(measure(0)).toBe('0');
    expect(measure(58.4123)).toBe('58.41');
    expect(measure(undefined)).toBe('–');
  });
});
