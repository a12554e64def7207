import { expect, test } from './base.ts';

test('a backtest goes from the click to its report', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/backtests');
  await page.getByLabel('Strategy').selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await expect(page).toHaveURL(/\/backtests\/.+/);
  const report = page.frameLocator('iframe[title^="Report of"]');
  await expect(report.locator('h1')).toBeVisible({ timeout: 240_000 });

  await page.getByRole('link', { name: 'All runs' }).click();
  await expect(page.getByRole('table', { name: 'Backtests' }).getByText('Done').first()).toBeVisible();
});

test('a dropped file is shown first and stored when told to', async ({ page }) => {
  const source = `drop-${Date.now().toString(36)}`;
  const rows = Array.from({ length: 50 }, (_, i) => {
    const bid = 1.1 + i * 0.00001;
    return `2024-02-07T10:${String(i).padStart(2, '0')}:00.000Z,${bid.toFixed(5)},${(bid + 0.0001).toFixed(5)}`;
  });
  const text = `time,bid,ask\n${rows.join('\n')}\n`;
  await page.goto('/data');
  const zone = page.locator('[data-drop]');
  await zone.waitFor();

  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'EURUSD_ticks.csv', { type: 'text/csv' }));
    return data;
  }, text);
  await zone.dispatchEvent('drop', { dataTransfer: transfer });

  await expect(page.getByLabel('Symbol', { exact: true })).toHaveValue('EURUSD');
  await expect(page.getByText('This would be stored')).toBeVisible();
  await page.getByLabel('Source', { exact: true }).fill(source);
  await page.getByLabel('Time zone of the file').fill('UTC');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: /^Store [\d,]+ rows$/ }).click();

  await expect(page.getByText(/rows of EURUSD are stored/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Stored series' }).getByText(source)).toBeVisible();
});

test('an order without a stop-loss does not leave the page; one with it is placed, and cancelled', async ({ page }) => {
  await page.goto('/orders');
  await expect(page.getByRole('status', { name: 'Connection: Live' })).toBeVisible();
  await page.getByRole('button', { name: 'New order' }).click();
  const ticket = page.getByRole('dialog', { name: 'New order' });
  const quote = ticket.getByRole('button', { name: /^Sell/ });
  await expect(quote).toContainText(/\d/);
  const bid = Number((await quote.textContent())?.replace(/[^\d.]/g, ''));
  const digits = bid > 100 ? 2 : 5;
  const below = (fraction: number) => (bid * (1 - fraction)).toFixed(digits);

  await ticket.getByLabel('Kind').selectOption('limit');
  await ticket.getByLabel('Quantity').fill('1000');
  await ticket.getByLabel('Limit price').fill(below(0.02));
  await ticket.getByRole('button', { name: 'Review' }).click();
  await expect(ticket.getByText('An opening order needs a stop-loss.')).toBeVisible();

  await ticket.getByLabel('Stop-loss (required)').fill(below(0.03));
  await ticket.getByRole('button', { name: 'Review' }).click();
  await ticket.getByRole('button', { name: 'Place the order' }).click();
  await expect(ticket).toHaveCount(0);
  const working = page.getByRole('table', { name: 'Working orders' });
  await expect(working.getByRole('button', { name: /^Cancel O/ }).first()).toBeVisible();

  await working.getByRole('button', { name: /^Cancel O/ }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByText(/is being cancelled/)).toBeVisible();
});

test('an order leads to its receipt', async ({ page }) => {
  await page.goto('/orders');
  const order = page.getByRole('table', { name: 'All orders' }).getByRole('link', { name: /^O\d+$/ }).first();
  await order.waitFor({ timeout: 60_000 });
  const name = await order.textContent();

  await order.click();

  const dialog = page.getByRole('dialog', { name: `Order ${name}` });
  await expect(dialog.getByText(`arus why ${name}`)).toBeVisible();
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
});

test('a decision shows its opinions and reasons', async ({ page }) => {
  await page.goto('/decisions');
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByRole('table', { name: 'Decisions' }).getByRole('link', { name: /^D\d+$/ }).first().click({ timeout: 60_000 });

  await expect(page.getByRole('heading', { name: /^Decision D\d+$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Opinions' })).toBeVisible();
});

test('the chart changes its timeframe and reads older bars', async ({ page }) => {
  await page.goto('/market');
  await page.locator('canvas').first().waitFor();
  const older = page.waitForRequest((request) => request.url().includes('/api/v1/bars?') && request.url().includes('before='));

  await page.getByRole('button', { name: 'M1', exact: true }).click();
  await expect(page).toHaveURL(/period=M1/);
  const box = await page.locator('canvas').first().boundingBox();
  for (let i = 0; i < 12 && box; i++) {
    await page.mouse.move(box.x + 60, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 120, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
  }

  await older;
});
