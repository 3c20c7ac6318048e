export function searchKey(value: string): string | null {
  return value.normalize('NFKC').toLowerCase().replace(/^@/, '') || null
}
export function lookAlikeKey(value: string): string | null {
  return searchKey(value)?.replace(/[^\p{L}\p{N}]/gu, '') || null
}
