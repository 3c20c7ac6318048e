import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const HOUR = 3_600_000

test('without an offset it is the machine time', async () => {
  const { now } = await import('./clock.ts')
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000)
})

test('a fixed offset moves it', async () => {
  vi.stubEnv('CLOCK_OFFSET_MS', String(HOUR))
  const { now } = await import('./clock.ts')
  expect(Math.abs(now().getTime() - Date.now() - HOUR)).toBeLessThan(1000)
})

test('a file moves it while the process runs', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clock-'))
  const file = path.join(folder, 'offset')
  vi.stubEnv('CLOCK_OFFSET_FILE', file)
  const { now } = await import('./clock.ts')
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000)
  writeFileSync(file, `${HOUR}\n`)
  await vi.waitFor(() => expect(now().getTime() - Date.now()).toBeGreaterThan(HOUR - 1000), { timeout: 2000 })
  rmSync(folder, { recursive: true })
})

test('outside demo and tests it refuses', async () => {
  vi.stubEnv('CLOCK_OFFSET_MS', '1')
  vi.stubEnv('PORTAL_MODE', 'production')
  vi.stubEnv('VITEST', '')
  const { now } = await import('./clock.ts')
  expect(() => now()).toThrow('cannot be moved')
})
