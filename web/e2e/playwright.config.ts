import { defineConfig } from '@playwright/test';

/** Runs against the server at ARUS_URL, signed in by the link in ARUS_SIGN_IN. */
export default defineConfig({
  testDir: '.',
  globalSetup: './signIn.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '../test-results',
  use: {
    baseURL: process.env.ARUS_URL ?? 'http://localhost:8000',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.ARUS_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'browser', testMatch: '*.spec.ts' },
    { name: 'pictures', testMatch: 'pictures.ts' },
  ],
});
