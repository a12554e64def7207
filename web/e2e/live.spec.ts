import { execSync } from 'node:child_process';
import { expect, test } from './base.ts';

const live = 'Connection: Live';

test('a cut of the live connection is seen and mended', async ({ page }) => {
  const cuts: (() => void)[] = [];
  await page.routeWebSocket(/\/live/, (socket) => {
    const server = socket.connectToServer();
    cuts.push(() => {
      void socket.close();
      void server.close();
    });
  });
  await page.goto('/');
  await expect(page.getByRole('status', { name: live })).toBeVisible();

  cuts.at(-1)?.();

  await expect.poll(() => cuts.length).toBeGreaterThan(1);
  await expect(page.getByRole('status', { name: live })).toBeVisible();
});

test('without a live connection the page keeps itself up by asking', async ({ page }) => {
  await page.routeWebSocket(/\/live/, (socket) => void socket.close());
  await page.goto('/');
  await expect(page.getByText('The live connection is cut; the page asks every few seconds instead.')).toBeVisible();

  await page.waitForResponse((response) => response.url().endsWith('/api/v1/account') && response.ok());

  await expect(page.getByRole('heading', { name: 'Positions' })).toBeVisible();
});

test('after a restart of the server the page is live again by itself', async ({ page }) => {
  const restart = process.env.ARUS_RESTART;
  test.skip(!restart, 'ARUS_RESTART names no command that restarts the server');
  test.setTimeout(180_000);
  await page.goto('/orders');
  await expect(page.getByRole('status', { name: live })).toBeVisible();

  execSync(restart as string, { stdio: 'inherit', timeout: 120_000 });

  await expect(page.getByRole('status', { name: live })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Positions' })).toBeVisible();
  await expect(page.getByText('What you see is')).toHaveCount(0, { timeout: 30_000 });
});

test('the last price moves with the market', async ({ page }) => {
  await page.goto('/market');
  const bid = page.getByRole('definition').first();
  const before = await bid.textContent();

  await expect.poll(() => bid.textContent(), { timeout: 60_000 }).not.toBe(before);
});
