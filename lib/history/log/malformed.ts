/** Bytes from outside that are not what their format says; the message says what is wrong with them, in one line. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

/** Decimal as the formats want it: digits only, no leading zero, and small enough to count with. */
export function readSize(text: string, what: string): number {
  const size = Number(text)
  if (!/^(0|[1-9]\d{0,15})$/.test(text) || !Number.isSafeInteger(size))
    throw new Malformed(`${what} is no number`)
  return size
}

/** Standard Base64 (RFC 4648, section 4), strictly: what would be written back differently is refused. */
export function readBase64(text: string, what: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new Malformed(`${what} is no Base64`)
  return bytes
}

/** One hash of 32 bytes in Base64. */
export function readHash(text: string, what: string): Buffer {
  const bytes = readBase64(text, what)
  if (bytes.length !== 32) throw new Malformed(`${what} is no hash`)
  return bytes
}
