import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/test/browser.ts'

const executablePath = findBrowser()
const report = process.env.E2E_REPORT

// A portal must be running at E2E_BASE_URL: `npm run test:e2e` builds and starts one of its own.
export default defineConfig({
  testDir: 'e2e',
  testMatch: /\.(spec|test)\.ts$/,
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(report),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
