import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser to test with: the one named in CHROMIUM_PATH, Playwright's own, or one of the system. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...PLACES].find(
    (place) => place && existsSync(place),
  )
}

/** Finds a browser or, as root on Debian, installs one. Throws one line that says how to get one. */
export function browser(say: (line: string) => void): string {
  const found = findBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('- installing Chromium')
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    spawnSync('apt-get', ['update'], quiet)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet)
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'No browser: run `npx playwright install chromium`, or set CHROMIUM_PATH to a Chromium or Chrome.',
  )
}
