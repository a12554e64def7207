import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './base.ts';
import { pages } from './pages.ts';

const wide = { width: 1440, height: 900 };
const looks = [
  ['dark and wide', 'dark', wide],
  ['light and wide', 'light', wide],
  ['light on a phone', 'light', { width: 390, height: 844 }],
] as const;

for (const { name, path, sign } of pages) {
  test(`${name} renders without an error`, async ({ page, errors }) => {
    await page.goto(path);

    await expect(page.getByRole('heading', { name: sign, level: 2 }).first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expect(page.getByText('This could not be read')).toHaveCount(0);
    await expect(page.getByText('This page failed')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Halt trading now' })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Connection: Live' })).toBeVisible();
    expect(errors).toEqual([]);
  });

  for (const [look, colorScheme, viewport] of looks) {
    test(`${name} ${look}: axe finds nothing serious and nothing is cut off`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      await page.getByRole('heading', { name: sign, level: 2 }).first().waitFor();
      await expect(page.locator('.skeleton')).toHaveCount(0);

      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const { violations } = await new AxeBuilder({ page }).analyze();

      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
      expect(excess).toBeLessThanOrEqual(0);
    });
  }
}

test('sign-in: axe finds nothing serious, and a path is kept', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/chains');

  await expect(page).toHaveURL(/\/sign-in\?to=%2Fchains$/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await context.close();
});

test('a path that does not exist says so', async ({ page }) => {
  await page.goto('/nowhere');

  await expect(page.getByText('There is no such page')).toBeVisible();
});

test('the keyboard reaches every page and the list of keys', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { name: 'What the system thinks' }).waitFor();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/chains$/);
});

test('the first paint and the chart are quick with a warm cache', async ({ page }) => {
  const paint = async (path: string) => {
    await page.goto(path);
    await page.getByRole('button', { name: 'Halt trading now' }).waitFor();
    return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1);
  };
  const cold = await paint('/');
  const warm = [await paint('/'), await paint('/'), await paint('/')].sort((a, b) => a - b)[1] ?? -1;
  await page.goto('/market');
  await page.locator('canvas').first().waitFor();
  const chart = await page.waitForFunction(() => performance.getEntriesByName('arus:chart', 'measure').at(0)?.duration);

  console.log(`first contentful paint: cold ${cold.toFixed(0)} ms, warm ${warm.toFixed(0)} ms; chart ${(await chart.jsonValue())?.toFixed(0)} ms`);
  expect(warm).toBeGreaterThan(0);
});
