import { writeFileSync } from 'node:fs'
import os from 'node:os'

type Goal = { readonly atLeast: number } | { readonly atMost: number }

type Line = {
  readonly name: string
  readonly value: number | Readonly<Record<string, number>>
  readonly goal?: Goal
  readonly met?: boolean
  readonly detail: string
}

/** Collects figures and prints each as it comes: the ratio, its goal, whether it is met, and the figures behind it. */
export class Report {
  readonly #lines: Line[] = []
  readonly #unit = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, minimumFractionDigits: 2 })

  heading(text: string): void {
    process.stdout.write(`\n${text}\n`)
  }

  /** @param unit what stands behind the value: `×` for a ratio, ` ms` for a time */
  goal(name: string, value: number, goal: Goal, detail: string, unit = '×'): void {
    const met = 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
    this.#lines.push({ name, value, goal, met, detail })
    const words = 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`
    process.stdout.write(
      `  ${name}: ${this.#unit.format(value)}${unit} (goal ${words}${unit}: ${met ? 'met' : 'MISSED'})\n    ${detail}\n`,
    )
  }

  figure(name: string, detail: string, value: Readonly<Record<string, number>>): void {
    this.#lines.push({ name, value, detail })
    process.stdout.write(`  ${name}: ${detail}\n`)
  }

  /** What was to be measured and could not be: counts as missed, and says why. */
  failed(name: string, why: string): void {
    this.#lines.push({ name, value: Number.NaN, met: false, detail: why })
    process.stdout.write(`  ${name}: not measured (MISSED)\n    ${why}\n`)
  }

  close(about: Readonly<Record<string, string | number>>, file: string | undefined): void {
    const goals = this.#lines.filter((line) => line.met !== undefined)
    const missed = goals.filter((line) => !line.met)
    if (file) writeFileSync(file, `${JSON.stringify({ ...about, machine, lines: this.#lines }, null, 2)}\n`)
    const which = missed.length > 0 ? `: ${missed.map((line) => line.name).join('; ')}` : ''
    const load = (os.loadavg()[0] ?? 0).toFixed(1)
    process.stdout.write(
      `\n${missed.length} of ${goals.length} goals missed${which}; load ${load} at the end\n`,
    )
  }
}

export const machine = {
  processors: os.cpus().length,
  model: os.cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  load: os.loadavg()[0] ?? 0,
  node: process.version,
}
