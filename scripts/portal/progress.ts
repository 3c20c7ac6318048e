/** One line on the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says what is being done and, where it takes a while, that it still is and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  say(`- ${what}`)
  const ticking = setInterval(() => say(`  ${Math.round(Number(seconds()))} s`), 5000)
  try {
    const result = await work()
    if (Number(seconds()) >= 1) say(`  done in ${seconds()} s`)
    return result
  } finally {
    clearInterval(ticking)
  }
}
