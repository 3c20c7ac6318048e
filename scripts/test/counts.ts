/** What came of a stage's tests. */
export type Counts = { passed: number; failed: number; skipped: number }

/** Reads vitest's JSON report. A file that could not be loaded has no test in it and counts as one failed. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/** Reads Playwright's JSON report. Errors outside any test count as failed ones. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: unknown[]
  }
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

export type Stage = Counts & { name: string; seconds: number; note?: string | undefined }

/** A stage that ran nothing has shown nothing: it counts as failed. */
export function settled(stage: Stage): Stage {
  if (stage.passed + stage.failed > 0) return stage
  return { ...stage, failed: 1, note: stage.note ?? 'no test ran' }
}

/** The table at the end, and the line that sums it up. */
export function summary(stages: readonly Stage[]): { table: string; line: string; failed: number } {
  const sum = (key: keyof Counts) => stages.reduce((total, stage) => total + stage[key], 0)
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
    table: ['stage        passed failed skipped seconds', ...rows].join('\n'),
    line: `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    failed: sum('failed'),
  }
}
