import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { pages } from './pages.ts';
import { signedIn } from './signIn.ts';

// Every page, dark and light, wide and phone, into the folder in ARUS_PICTURES. Take them from a server with a fixed seed.
const folder = process.env.ARUS_PICTURES ?? 'pictures';
const only = process.env.ARUS_ONLY?.split(',');
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

mkdirSync(folder, { recursive: true });

for (const colorScheme of ['dark', 'light'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const { name, path, sign } of [...pages, { name: 'sign-in', path: '/sign-in', sign: 'Sign in to Arus' }]) {
      if (only && !only.includes(name)) {
        continue;
      }
      test(`${name} ${colorScheme} ${size}`, async ({ browser }) => {
        const isPhone = size === 'phone';
        const context = await browser.newContext({
          storageState: name === 'sign-in' ? undefined : signedIn,
          colorScheme,
          viewport,
          deviceScaleFactor: isPhone ? 2 : 1,
          hasTouch: isPhone,
          reducedMotion: 'reduce',
          timezoneId: 'Europe/London',
        });
        const page = await context.newPage();
        await page.goto(path);
        await page.getByRole('heading', { name: sign, level: name === 'sign-in' ? 1 : 2 }).first().waitFor();
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
        await page.waitForTimeout(name === 'market' ? 1200 : 500);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${size}.png`), fullPage: isPhone, style: isPhone ? '[data-bottom-bar]{position:static!important}#main{padding-bottom:12px!important}' : undefined });
        await context.close();
      });
    }
  }
}
