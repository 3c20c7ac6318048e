export type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** A parameter of the address, if it stands there once. */
export async function parameter(search: Search, name: string): Promise<string | null> {
  const value = (await search)[name]
  return typeof value === 'string' ? value : null
}

/** The page number of a list: 1 unless the address says a sensible other one. */
export async function pageNumber(search: Search): Promise<number> {
  const number = Number(await parameter(search, 'page'))
  return Number.isSafeInteger(number) && number >= 1 && number <= 10_000 ? number : 1
}
