/** Settings written one to a line, name = value. */
export function readSettings(text: string): { settings: Record<string, string>; fault: string | null } {
  const settings: Record<string, string> = {};
  for (const line of text.split('\n').filter((other) => other.trim() !== '')) {
    const at = line.indexOf('=');
    const name = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    if (at <= 0 || name === '' || value === '') {
      return { settings: {}, fault: `“${line.trim()}” is not name = value, such as consensus.enter = 0.56.` };
    }
    settings[name] = value;
  }
  return { settings, fault: null };
}

/** The first moment of a day, or of one some days later; the end of a stretch is not part of it. */
export function startOf(date: string | undefined, daysLater: number): string | undefined {
  return date === undefined ? undefined : new Date(Date.parse(`${date}T00:00:00Z`) + daysLater * 86_400_000).toISOString();
}
