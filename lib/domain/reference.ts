const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** stand-in */
export function makeReference(random: (length: number) => Uint8Array): string {
  const c = [...random(8)].map((b) => alphabet[b % 32]).join('')
  return `OA-${c.slice(0, 4)}-${c.slice(4)}`
}
