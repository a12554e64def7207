const codes = 'EUR|USD|GBP|JPY|CHF|AUD|NZD|CAD|SEK|NOK|DKK|PLN|HUF|CZK|TRY|ZAR|MXN|SGD|HKD|CNH|IDR|XAU|XAG|XPT|XPD|BTC|ETH';

/** The instrument a file is likely of, by its name: one that is known, else two currencies or metals in a row. */
export function symbolOf(fileName: string, known: readonly string[]): string | null {
  const name = fileName.toUpperCase();
  const found = known.find((id) => name.includes(id.toUpperCase()));
  if (found) {
    return found;
  }
  const pair = new RegExp(`(?:^|[^A-Z])((?:${codes})(?:${codes}))(?:[^A-Z]|$)`).exec(name);
  return pair?.[1] ?? null;
}
