import type { Browser, BrowserContextOptions } from '@playwright/test';

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>;
let state: State | undefined;

/** Signs in once with the one-time link, or by name and password where there is none; later contexts share the cookie. */
export async function signedIn(browser: Browser): Promise<State> {
  if (state) {
    return state;
  }
  const context = await browser.newContext({ baseURL: process.env.ARUS_URL ?? 'http://localhost:8000' });
  const page = await context.newPage();
  const link = process.env.ARUS_SIGN_IN;
  if (link) {
    await page.goto(link);
  } else {
    await page.goto('/sign-in');
    await page.getByLabel('Name').fill(process.env.ARUS_NAME ?? 'owner');
    await page.getByLabel('Password').fill(process.env.ARUS_PASSWORD ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.getByRole('button', { name: 'Halt trading now' }).or(page.getByText('Halted', { exact: true })).first().waitFor();
  state = await context.storageState();
  await context.close();
  return state;
}
