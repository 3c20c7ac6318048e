import { expect, test } from 'vitest'
import { playwrightCounts, settled, summary, vitestCounts } from './counts.ts'

test('vitest: a file that does not load counts as failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: 'lib/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'adds', failureMessages: ['\u001b[31mno\u001b[39m'] },
        ],
      },
      { name: 'lib/b.test.ts', status: 'failed', message: 'does not parse', assertionResults: [] },
    ],
  }
  expect(vitestCounts(report)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    problems: ['lib/a.test.ts › adds\n    no', 'lib/b.test.ts › the file\n    does not parse'],
  })
})

test('Playwright: an error outside the tests counts as failed', () => {
  const spec = { title: 'sends', file: 'send.spec.ts', tests: [{ results: [{ error: { message: 'no' } }] }] }
  const suites = [
    {
      suites: [
        {
          specs: [
            { ...spec, ok: false },
            { ...spec, ok: true },
          ],
        },
      ],
    },
  ]
  const stats = { expected: 2, unexpected: 1, flaky: 0, skipped: 1 }
  expect(playwrightCounts({ stats, errors: [{ message: 'none' }], suites })).toEqual({
    passed: 2,
    failed: 2,
    skipped: 1,
    problems: ['send.spec.ts › sends\n    no', 'outside any test › error\n    none'],
  })
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
