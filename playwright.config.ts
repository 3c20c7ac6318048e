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
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  projects: [
    { name: 'portal', testIgnore: '**/after/**' },
    // Whoever moves the clock moves it for everybody, and ends their sessions: one file after another.
    { name: 'clock', testMatch: '**/after/**', dependencies: ['portal'], workers: 1 },
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    // Recording costs a third of the time; E2E_TRACE=on for a failure that needs looking into.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
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
