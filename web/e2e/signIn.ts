import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium, type FullConfig } from '@playwright/test';

/** Where the cookie of the tests is while they run. */
export const signedIn = new URL('../node_modules/.cache/signed-in.json', import.meta.url).pathname;

/** Signs in once, with the one-time link or by name and password where there is none, and forgets it at the end. */
export default async function signIn(config: FullConfig): Promise<() => void> {
  const { baseURL, launchOptions } = config.projects[0]?.use ?? {};
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ baseURL });
  const link = process.env.ARUS_SIGN_IN;
  if (link) {
    await page.goto(link);
  } else {
    await page.goto('/sign-in');
    await page.getByLabel('Name').fill(process.env.ARUS_NAME ?? 'owner');
    await page.getByLabel('Password').fill(process.env.ARUS_PASSWORD ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.getByRole('button', { name: 'Halt trading now' }).or(page.getByText('Halted', { exact: true })).first().waitFor({ timeout: 30_000 });
  mkdirSync(dirname(signedIn), { recursive: true });
  await page.context().storageState({ path: signedIn });
  await browser.close();
  return () => rmSync(signedIn, { force: true });
}
