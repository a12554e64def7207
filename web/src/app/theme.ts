export type Theme = 'system' | 'dark' | 'light';
const place = 'arus.theme';

export function chosenTheme(): Theme {
  try {
    const value = localStorage.getItem(place);
    return value === 'dark' || value === 'light' ? value : 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') {
      localStorage.removeItem(place);
    } else {
      localStorage.setItem(place, theme);
    }
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  applyTheme(theme);
}

export function applyTheme(theme: Theme = chosenTheme()): void {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
  dispatchEvent(new Event('arus:theme'));
}
