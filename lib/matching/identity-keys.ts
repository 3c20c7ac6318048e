import { keyOf } from './name-keys.ts'

/** An account's look-alike key as it is kept to be found with one letter wrong. */
export type IdentityEntry = { readonly look: string; readonly front: number; readonly back: number }

const shortest = 4
const longest = 60

const half = (side: 'front' | 'back', length: number, text: string) => keyOf(`${side} ${length} ${text}`)

/** What is kept of an account's look-alike key; null for one too short to be told from its neighbours. */
export function identityEntry(kind: string, look: string | null): IdentityEntry | null {
  // A telephone number with another digit is somebody else's.
  if (look === null || kind === 'phone') return null
  const text = look.slice(0, longest)
  if (text.length < shortest) return null
  const middle = text.length >> 1
  return {
    look: text,
    front: half('front', text.length, text.slice(0, middle)),
    back: half('back', text.length, text.slice(middle)),
  }
}

/**
 * The halves of every account that differs from this one by a letter more, a letter less or another letter: whichever half the
 * letter is in, the other is as it was.
 */
export function soughtHalves(look: string): number[] {
  const text = look.slice(0, longest)
  const halves: number[] = []
  for (const length of [text.length - 1, text.length, text.length + 1]) {
    if (length < shortest) continue
    const middle = length >> 1
    halves.push(half('front', length, text.slice(0, middle)))
    halves.push(half('back', length, text.slice(text.length - (length - middle))))
  }
  return halves
}
