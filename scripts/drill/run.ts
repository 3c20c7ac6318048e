import type { Made } from './made.ts'
import { openScene } from './scene.ts'
import type { Tampering } from './tamperings.ts'
import { type Found, whatIsFound } from './tools.ts'

/** What came of one tampering: the finding of the tool that must notice it, or null, and what every tool said. */
export type Outcome = { readonly found: Found | null; readonly all: readonly Found[] }

/** Tampers with a copy of the history, and lets every tool look at it. */
export async function runTampering(made: Made, tampering: Tampering): Promise<Outcome> {
  const scene = await openScene(made, tampering.rollsBack ? made.earlier : made.database)
  try {
    await tampering.does(scene)
    const all = await whatIsFound(scene)
    const found = all.find(({ by, words }) => by === tampering.by && words.includes(tampering.words))
    return { found: found ?? null, all }
  } finally {
    await scene.close()
  }
}

/** What the tools say of a copy that nobody touched: they look at it, seal what waits, and are shown it. */
export async function runControl(made: Made): Promise<readonly Found[]> {
  const scene = await openScene(made, made.database)
  try {
    return await whatIsFound(scene)
  } finally {
    await scene.close()
  }
}
