import { test as plain, expect, type Page } from '@playwright/test';
import { signedIn } from './signIn.ts';

/** A signed-in page that remembers what went wrong in it. */
export const test = plain.extend<{ page: Page; errors: string[] }>({
  errors: async ({}, use) => {
    await use([]);
  },
  page: async ({ browser, errors }, use, info) => {
    const context = await browser.newContext({
      storageState: signedIn,
      viewport: { width: 1440, height: 900 },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      ...info.project.use.contextOptions,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        errors.push(`${page.url()}: ${message.text()}`);
      }
    });
    await use(page);
    await context.close();
  },
});

export { expect };

/** The state of trading as the server has it, asked past the page's own data. */
export async function stateOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/status');
  return ((await answer.json()) as { state: string }).state;
}

/** Lets trading go on, whatever was before. */
export async function resume(page: Page): Promise<void> {
  const key = `e2e-${Date.now()}-${Math.random().toString(36).slice(2)}`;
  await page.request.post('/api/v1/resume', { data: { reason: 'browser tests' }, headers: { 'X-Arus': '1', 'Idempotency-Key': key } });
}
