import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** What came of a stage's tests; `problems` names each test that failed, with the beginning of why. */
export type Counts = { passed: number; failed: number; skipped: number; problems?: string[] }

type Suite = { specs?: Spec[]; suites?: Suite[] }
type Spec = {
  title: string
  file: string
  ok: boolean
  tests: { results: { error?: { message?: string } }[] }[]
}

const WHY = 600

/** One problem, as the last lines of the output tell it: whoever sees only those can begin there. */
function problem(file: string, title: string, why: string): string {
  // Colours are for a terminal; this is read in a file.
  const plain = stripVTControlCharacters(why).trim()
  return `${file} › ${title}\n${plain.slice(0, WHY).replaceAll(/^/gm, '    ')}`
}

/** Reads vitest's JSON report. A file that could not be loaded has no test in it and counts as one failed. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: {
      name: string
      status: string
      message?: string
      assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
    }[]
  }
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  )
  const failed = testResults.flatMap((file) =>
    file.assertionResults
      .filter((one) => one.status === 'failed')
      .map((one) => problem(path.relative('', file.name), one.fullName, one.failureMessages.join('\n'))),
  )
  const unloaded = broken.map((file) => problem(path.relative('', file.name), 'the file', file.message ?? ''))
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    problems: [...failed, ...unloaded],
  }
}

const specsOf = (suite: Suite): Spec[] => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

/** Reads Playwright's JSON report. Errors outside any test count as failed ones. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, errors, suites } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: { message?: string }[]
    suites: Suite[]
  }
  const failed = suites
    .flatMap(specsOf)
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const results = spec.tests.flatMap((one) => one.results)
      return problem(spec.file, spec.title, results.map((one) => one.error?.message ?? '').join('\n'))
    })
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    problems: [...failed, ...errors.map((one) => problem('outside any test', 'error', one.message ?? ''))],
  }
}

export type Stage = Counts & { name: string; seconds: number; note?: string | undefined }

/** A stage that ran nothing has shown nothing: it counts as failed. */
export function settled(stage: Stage): Stage {
  if (stage.passed + stage.failed > 0) return stage
  return { ...stage, failed: 1, note: stage.note ?? 'no test ran' }
}

/** What failed by name, the table at the end, and the line that sums it up. */
export function summary(stages: readonly Stage[]): {
  problems: string
  table: string
  line: string
  failed: number
} {
  const sum = (key: 'passed' | 'failed' | 'skipped') => stages.reduce((total, stage) => total + stage[key], 0)
  const rows = stages.map(({ name, passed, failed, skipped, seconds, note }) =>
    [
      name.padEnd(12),
      String(passed).padStart(7),
      String(failed).padStart(7),
      String(skipped).padStart(8),
      seconds.toFixed(1).padStart(8),
      note ? `  ${note}` : '',
    ].join(''),
  )
  const skipped = sum('skipped')
  return {
    problems: stages.flatMap((stage) => stage.problems ?? []).join('\n'),
    table: ['stage        passed failed skipped seconds', ...rows].join('\n'),
    line: `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    failed: sum('failed'),
  }
}
