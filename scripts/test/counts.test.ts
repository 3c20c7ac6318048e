import { expect, test } from 'vitest'
import { playwrightCounts, settled, summary, vitestCounts } from './counts.ts'

test('vitest: a file that does not load counts as failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('Playwright: an error outside the tests counts as failed', () => {
  const report = { stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 1 }, errors: [{}] }
  expect(playwrightCounts(report)).toEqual({ passed: 2, failed: 2, skipped: 1 })
})

test('a stage without a test has failed', () => {
  const none = { name: 'unit', passed: 0, failed: 0, skipped: 4, seconds: 1 }
  expect(settled(none)).toMatchObject({ failed: 1, note: 'no test ran' })
  expect(settled({ ...none, passed: 1 })).toMatchObject({ failed: 0 })
})

test('the last line', () => {
  const stage = { name: 'unit', passed: 2, failed: 0, skipped: 0, seconds: 1 }
  expect(summary([stage, stage]).line).toBe('4 passed, 0 failed')
  expect(summary([stage, { ...stage, failed: 1, skipped: 2 }]).line).toBe('4 passed, 1 failed, 2 skipped')
})
