import type { Money } from '../api/types';

const minus = '−';
const grouped = new Map<string, Intl.NumberFormat>();

function format(digits: number, least = digits): Intl.NumberFormat {
  const key = `${digits}/${least}`;
  let found = grouped.get(key);
  if (!found) {
    found = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: digits });
    grouped.set(key, found);
  }
  return found;
}

const typographic = (text: string) => text.replaceAll('-', minus);

/** A number with so many decimals; a dash for none. */
export function number(value: number | string | null | undefined, digits = 0, least = digits): string {
  const parsed = typeof value === 'string' ? Number(value) : value;
  return parsed === null || parsed === undefined || !Number.isFinite(parsed) ? '–' : typographic(format(digits, least).format(parsed));
}

/** A number that always shows its sign; nothing has none. */
export function signed(value: number | string | null | undefined, digits = 2): string {
  const text = number(value, digits);
  return text !== '–' && Number(value) > 0 && /[1-9]/.test(text) ? `+${text}` : /[1-9]/.test(text) ? text : text.replace(minus, '');
}

/** A price as its instrument quotes it, to the last digit and without detour over a binary fraction. */
export function price(value: string | null | undefined, digits?: number): string {
  if (value === null || value === undefined || value === '') {
    return '–';
  }
  if (digits === undefined) {
    return typographic(value);
  }
  const [whole = '0', written = ''] = value.split('.');
  const fraction = written.replace(/0+$/, '').padEnd(digits, '0');
  return typographic(fraction === '' ? whole : `${whole}.${fraction}`);
}

export function money(value: Money | null | undefined, digits = 2): string {
  return value ? number(value.amount, digits) : '–';
}

export function moneySigned(value: Money | null | undefined, digits = 2): string {
  return value ? signed(value.amount, digits) : '–';
}

/** A fraction as a percentage. */
export function percent(value: number | string | null | undefined, digits = 1): string {
  const parsed = typeof value === 'string' ? Number(value) : value;
  return parsed === null || parsed === undefined || !Number.isFinite(parsed) ? '–' : `${number(parsed * 100, digits)} %`;
}

/** US dollars: cents, and two telling digits of what is less than one. */
export function dollars(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const digits = value <= 0 || value >= 0.1 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(value)));
  return `$${number(value, digits)}`;
}

/** Nanoseconds with the unit that suits them. */
export function duration(nanos: number | null | undefined): string {
  if (nanos === null || nanos === undefined || !Number.isFinite(nanos)) {
    return '–';
  }
  if (nanos < 1_000) {
    return `${nanos} ns`;
  }
  const [scaled, unit] = nanos < 1e6 ? [nanos / 1e3, 'µs'] : nanos < 1e9 ? [nanos / 1e6, 'ms'] : [nanos / 1e9, 's'];
  return `${number(scaled, scaled < 10 ? 2 : scaled < 100 ? 1 : 0)} ${unit}`;
}

export function bytes(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return '–';
  }
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  return `${number(scaled, power === 0 || scaled >= 100 ? 0 : 1)} ${units[power]}`;
}

/** A magnitude in few characters: 12.4k, 3.1M. */
export function brief(value: number): string {
  const size = Math.abs(value);
  return size < 10_000 ? number(value, 0) : size < 1e6 ? `${number(value / 1e3, 1)}k` : `${number(value / 1e6, 2)}M`;
}

/** A feature or reason of unknown scale: enough digits to tell it apart, no more. */
export function measure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  return size !== 0 && size < 0.0001 ? typographic(value.toExponential(2)) : number(value, size >= 1000 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 4 : 6, 0);
}
