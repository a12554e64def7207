import { expect, resume, stateOf, test } from './base.ts';

test.afterEach(async ({ page }) => resume(page));

async function haltsWithinASecond(page: Parameters<typeof stateOf>[0]) {
  await resume(page);
  await page.goto('/market');
  const halt = page.getByRole('button', { name: 'Halt trading now' });
  await halt.waitFor();
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/halt') && response.ok());

  const clicked = Date.now();
  await halt.click();
  await answered;
  const state = await stateOf(page);
  const took = Date.now() - clicked;

  expect(state).toBe('halted');
  expect(took).toBeLessThan(1000);
  await expect(page.getByRole('alert').filter({ hasText: 'Trading is halted.' })).toBeVisible();
}

test('HALT stops trading within a second, at one click', async ({ page }) => {
  await haltsWithinASecond(page);
});

test('HALT works while the live connection is blocked', async ({ page }) => {
  await page.routeWebSocket(/\/live/, (socket) => void socket.close());
  await haltsWithinASecond(page);
});

test('HALT works while the live connection and every reading of the page hang', async ({ page }) => {
  await resume(page);
  await page.goto('/');
  const halt = page.getByRole('button', { name: 'Halt trading now' });
  await halt.waitFor();
  await page.context().setOffline(false);
  await page.route(/\/api\/v1\/(?!halt)/, () => undefined);

  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/halt') && response.ok());
  await halt.click();
  await answered;

  await page.unrouteAll({ behavior: 'ignoreErrors' });
  expect(await stateOf(page)).toBe('halted');
});

test('a first request that is lost is made good at once', async ({ page }) => {
  await resume(page);
  await page.goto('/');
  const halt = page.getByRole('button', { name: 'Halt trading now' });
  await halt.waitFor();
  let lost = 0;
  await page.route('**/api/v1/halt', (route) => (lost++ === 0 ? route.abort() : route.continue()));

  const clicked = Date.now();
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/halt') && response.ok());
  await halt.click();
  await answered;

  expect(Date.now() - clicked).toBeLessThan(1000);
  expect(await stateOf(page)).toBe('halted');
});

test('HALT is within reach while a dialog is open', async ({ page }) => {
  await resume(page);
  await page.goto('/orders');
  await page.getByRole('button', { name: 'New order' }).click();
  await page.getByRole('dialog', { name: 'New order' }).waitFor();

  await page.getByRole('button', { name: 'Halt trading now' }).click();

  await expect.poll(() => stateOf(page)).toBe('halted');
});

test('the keyboard halts', async ({ page }) => {
  await resume(page);
  await page.goto('/agents');
  await page.getByRole('button', { name: 'Halt trading now' }).waitFor();

  await page.keyboard.press('Shift+H');

  await expect.poll(() => stateOf(page)).toBe('halted');
});

test('resuming asks for a reason and a look, and only then trades', async ({ page }) => {
  await resume(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Halt trading now' }).click();
  await page.getByRole('button', { name: 'Resume…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Resume trading?' });
  const go = dialog.getByRole('button', { name: 'Resume trading' });

  await expect(go).toBeDisabled();
  await dialog.getByLabel('Why it may go on').fill('checked by the browser tests');
  await expect(go).toBeDisabled();
  await dialog.getByLabel('I have looked at the open positions and orders.').check();
  expect(await stateOf(page)).toBe('halted');
  await go.click();

  await expect(dialog).toHaveCount(0);
  await expect.poll(() => stateOf(page)).toBe('active');
  await expect(page.getByRole('button', { name: 'Halt trading now' })).toBeVisible();
});
