const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const clockForm = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const shortForm = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' });
const dayForm = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' });
const longForm = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });

export type TimeForm = 'clock' | 'short' | 'long' | 'day';

/** A moment in the viewer's own zone. */
export function moment(at: string | null | undefined, form: TimeForm = 'short'): string {
  const time = at ? Date.parse(at) : NaN;
  if (Number.isNaN(time)) {
    return '–';
  }
  const formatter = { clock: clockForm, short: shortForm, long: longForm, day: dayForm }[form];
  return formatter.format(time).replace(',', '');
}

/** The same moment in UTC, to the last digit it came with. */
export function utc(at: string): string {
  return `${at.replace('T', ' ').replace('Z', '')} UTC`;
}

export const viewerZone = zone;

/** How long ago, in one unit. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  if (seconds < 86_400) {
    const minutes = Math.floor((seconds % 3600) / 60);
    return minutes ? `${Math.floor(seconds / 3600)} h ${minutes} min` : `${Math.floor(seconds / 3600)} h`;
  }
  const hours = Math.floor((seconds % 86_400) / 3600);
  return hours ? `${Math.floor(seconds / 86_400)} d ${hours} h` : `${Math.floor(seconds / 86_400)} d`;
}
