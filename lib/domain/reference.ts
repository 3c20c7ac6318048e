/** Crockford's base 32: no I, L, O or U, so that a reference survives a telephone call. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 8 // seven drawn at random, one check character

/**
 * The check character: a weighted sum in the field of 32 elements (x⁵ + x² + 1), the weights being different powers of a
 * primitive element. It therefore catches every single wrong character and every swap of two characters, neighbours or not.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, position) => sum ^ times(value, weights[position] ?? 0), 0)
}

const weights = Array.from({ length: length - 1 }).reduce<number[]>(
  (powers) => [...powers, times(powers.at(-1) ?? 1, 2)],
  [],
)

function times(a: number, b: number): number {
  let product = 0
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left
    left <<= 1
    if (left & 32) left ^= 0b100101
  }
  return product
}

function write(values: readonly number[]): string {
  const text = values.map((value) => alphabet.charAt(value)).join('')
  return `OA-${text.slice(0, 4)}-${text.slice(4)}`
}

/** A new reference, `OA-XXXX-XXXX`. @param random that many random bytes, from a cryptographic source */
export function makeReference(random: (count: number) => Uint8Array): string {
  const values = [...random(length - 1)].map((byte) => byte & 31)
  return write([...values, checkOf(values)])
}

/**
 * Reads a reference as people type it: any case, with or without hyphens and prefix, O for 0, I or L for 1.
 * `shape` is no reference at all; `check` is one with a typing error.
 */
export function parseReference(
  text: string,
):
  | { readonly ok: true; readonly reference: string }
  | { readonly ok: false; readonly reason: 'shape' | 'check' } {
  if (text.length > 40) return { ok: false, reason: 'shape' }
  const bare = text.toUpperCase().replace(/[\s\-–—_]/g, '')
  const core = bare.length === length + 2 && /^[O0]A/.test(bare) ? bare.slice(2) : bare
  const values = [...core.replaceAll('O', '0').replace(/[IL]/g, '1')].map((character) =>
    alphabet.indexOf(character),
  )
  if (values.length !== length || values.includes(-1)) return { ok: false, reason: 'shape' }
  if (checkOf(values.slice(0, -1)) !== values.at(-1)) return { ok: false, reason: 'check' }
  return { ok: true, reference: write(values) }
}
