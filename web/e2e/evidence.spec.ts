import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drift, model, models, shadow } from '../dev/evidence.mjs';
import { expect, test } from './base.ts';

/** Answers a path of the API as a test says. */
const answer = (page: Page, path: RegExp, body: unknown, status = 200) =>
  page.route(path, (route) => route.fulfill({ status, contentType: status < 400 ? 'application/json' : 'application/problem+json', body: JSON.stringify(body) }));

/** A registry with three versions of a slot, so that a page has all there can be. */
async function registered(page: Page): Promise<void> {
  await answer(page, /\/api\/v1\/models$/, { items: models });
  for (const { slot, number } of models) {
    await answer(page, new RegExp(`/api/v1/models/${slot}/${number}$`), model(slot, number));
  }
  await answer(page, /\/api\/v1\/models\/[\w-]+\/shadow/, shadow('eurusd-h1', 'histdata'));
  await answer(page, /\/api\/v1\/models\/[\w-]+\/drift/, drift('eurusd-h1', 'histdata'));
}

test('from the models one comes to a version, and from there to another', async ({ page, errors }) => {
  await registered(page);
  await page.goto('/models');

  await page.getByRole('link', { name: 'eurusd-h1 2' }).click();
  await expect(page).toHaveURL(/\/models\/eurusd-h1\/2$/);
  await expect(page.getByRole('img', { name: /^Reliability curve: of 320 rows given 43 %, 43 % happened/ })).toBeVisible();
  await page.getByRole('group', { name: 'Bins' }).getByRole('button', { name: 'Equal width' }).click();
  await expect(page.getByRole('img', { name: /^Reliability curve: of 12 rows given 25 %, 32 % happened/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Importance' }).getByText('adx14')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Champion and challengers' }).getByText('41 outcomes that do not overlap, 9 too few')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Drift of features' }).getByRole('row').nth(1)).toContainText('spread.median');

  await page.getByRole('combobox', { name: 'Version' }).selectOption('3');
  await expect(page.getByText('after costs a trade loses 0.4 bp')).toBeVisible();
  expect(errors).toEqual([]);
});

test('drift is sorted by what is asked for', async ({ page }) => {
  await registered(page);
  await page.goto('/models/eurusd-h1/2');
  const first = page.getByRole('table', { name: 'Drift of features' }).getByRole('row').nth(1);
  await expect(first).toContainText('spread.median');

  await page.getByRole('group', { name: 'Sort by' }).getByRole('button', { name: 'Name' }).click();

  await expect(first).toContainText('adx14');
});

test('a version that was not judged says so', async ({ page }) => {
  await registered(page);
  await page.goto('/models/eurusd-h1/1');

  await expect(page.getByText('Not judged', { exact: true })).toBeVisible();
  await expect(page.getByText('Nothing was looked for: it was not judged.')).toBeVisible();
});

test('reports that are computed, that failed and that have too few rows say so', async ({ page }) => {
  await registered(page);
  await answer(page, /\/shadow/, { report: null, at: null, isComputing: true, failure: '' });
  await answer(page, /\/drift/, { report: null, at: '2026-11-20T12:00:00Z', isComputing: false, failure: 'desk-1 has no bars of EURUSD H1' });
  await page.goto('/models/eurusd-h1/2');
  await expect(page.getByText('Computing').first()).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'desk-1 has no bars' })).toBeVisible();

  await answer(page, /\/drift/, { ...drift('eurusd-h1', 'histdata'), report: { ...drift('eurusd-h1', 'histdata').report, rows: 12, from: null, to: null, farShare: null, outcomes: null, features: [], findings: [], hasDrifted: false } });
  await page.reload();
  await expect(page.getByText('12 of 500 rows have come since the training')).toBeVisible();
});

test('a version that is not there says so', async ({ page }) => {
  await page.goto('/models/nothing-h1/9');

  await expect(page.getByRole('alert').filter({ hasText: 'This could not be read' })).toBeVisible();
});

for (const [look, colorScheme, width] of [
  ['dark and wide', 'dark', 1440],
  ['light and wide', 'light', 1440],
  ['light on a phone', 'light', 390],
] as const) {
  test(`a model ${look}: axe finds nothing serious and nothing is cut off`, async ({ page }) => {
    await registered(page);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/models/eurusd-h1/3');
    await page.getByRole('table', { name: 'Drift of features' }).waitFor();

    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const { violations } = await new AxeBuilder({ page }).analyze();

    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
    expect(excess).toBeLessThanOrEqual(0);
  });
}

test('an agent is picked and shows its record', async ({ page }) => {
  await page.goto('/agents');
  const row = page.getByRole('table', { name: 'Agents' }).getByRole('row').filter({ hasText: 'Technical Indicator' });
  await row.click();

  await expect(page.getByRole('heading', { name: 'Technical Indicator' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Without a voice' })).toContainText('Absent: no source');
});

test('agents that cannot be read say so and try again', async ({ page }) => {
  let isDown = true;
  await page.route(/\/api\/v1\/agents(\?|$)/, (route) => (isDown ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"It broke","status":500}' }) : route.continue()));
  await page.goto('/agents');
  const failed = page.getByRole('alert').filter({ hasText: 'This could not be read' });
  await expect(failed).toBeVisible();

  isDown = false;
  await failed.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('table', { name: 'Agents' })).toBeVisible();
});

test('patterns are measured on what is stored, and the address keeps what was asked', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/patterns');
  await page.getByRole('group', { name: 'Timeframe' }).getByRole('button', { name: 'M5', exact: true }).click();
  await expect(page).toHaveURL(/period=M5/);

  await expect(page.getByText(/each followed over 8 bars/).or(page.getByText('Nothing can be told of it')).first()).toBeVisible({ timeout: 120_000 });
});

const seat = (name: string, title: string, cost: number, today: number) => ({
  info: { requirement: '', name, title, group: 'research', kind: 'direction', event: 'mid higher after the horizon', status: 'working' },
  score: { agent: name, kind: 'direction', opinions: 12, abstentions: 3, brier: 0.24, skill: 0.02, weight: 0.5, logLoss: 0.68, refuted: 0, costUsd: cost, costTodayUsd: today, state: 'taken', regimes: [] },
  latest: null, costUsd: cost, costTodayUsd: today,
});

test('of several instruments each has its agents, and who is paid tells what it costs', async ({ page, errors }) => {
  await page.route(/\/api\/v1\/status$/, async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), instruments: ['EURUSD', 'XAUUSD'] } }));
  await answer(page, /\/api\/v1\/opinions/, { items: [], next: null });
  await page.route(/\/api\/v1\/agents/, (route) =>
    route.fulfill({ json: { items: route.request().url().endsWith('XAUUSD') ? [seat('second-opinion', 'Gold opinion', 0.5, 0)] : [seat('technical-indicator', 'Technical Indicator', 0, 0), seat('second-opinion', 'Second opinion', 0.5, 0.0123)] } }),
  );
  await page.goto('/agents');
  const rows = page.getByRole('table', { name: 'Agents' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Second opinion' })).toContainText('$0.012');
  await expect(rows.filter({ hasText: 'Second opinion' })).toContainText('$0.50 in all');
  await expect(rows.filter({ hasText: 'Technical Indicator' })).toContainText('$0.00');

  await page.getByRole('group', { name: 'Instrument' }).getByRole('button', { name: 'XAUUSD' }).click();

  await expect(page).toHaveURL(/instrument=XAUUSD$/);
  await expect(rows.filter({ hasText: 'Gold opinion' })).toBeVisible();
  await expect(rows.filter({ hasText: 'Technical Indicator' })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('features are searched, kept to a group, and told with their formula', async ({ page, errors }) => {
  await page.goto('/features');
  const rows = page.getByRole('table', { name: 'Features' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('log(close / close[1])');

  await page.getByRole('searchbox', { name: 'Search' }).fill('keltner');
  await expect(rows.filter({ hasText: 'keltner20.position' })).toContainText('Keltner 1960');
  await page.getByRole('combobox', { name: 'Group' }).selectOption('volume');
  await expect(page.getByText('Nothing like that')).toBeVisible();

  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Indicators' }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('histogram');
  await expect(page.getByRole('table', { name: 'Indicators' }).getByRole('row').filter({ hasText: 'macd' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('features that cannot be read say so and try again', async ({ page }) => {
  let isDown = true;
  await page.route(/\/api\/v1\/features$/, (route) => (isDown ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"It broke","status":500}' }) : route.continue()));
  await page.goto('/features');
  await expect(page.getByText('This could not be read')).toBeVisible();

  isDown = false;
  await page.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('table', { name: 'Features' })).toBeVisible();
});

test('readings that were refused are told with the last reason', async ({ page }) => {
  await page.route(/\/api\/v1\/status$/, async (route) =>
    route.fulfill({ json: { ...(await (await route.fetch()).json()), refusedReadings: { count: 3, reason: 'a headline: the queue is full', lastAt: '2026-11-20T12:00:00Z' } } }),
  );
  await page.goto('/system');

  await expect(page.getByText('3 readings')).toBeVisible();
  await expect(page.getByText('a headline: the queue is full')).toBeVisible();
});
