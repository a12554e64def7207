/** The instrument a file is likely of, by its name: one that is known, else six letters that look like a pair. */
export function symbolOf(fileName: string, known: readonly string[]): string | null {
  const name = fileName.toUpperCase();
  const found = known.find((id) => name.includes(id.toUpperCase()));
  if (found) {
    return found;
  }
  const pair = /(?:^|[^A-Z])([A-Z]{6})(?:[^A-Z]|$)/.exec(name.replace(/\.(CSV|TXT|ZIP|GZ|BI5|PARQUET)\b/g, ' '));
  return pair?.[1] ?? null;
}
