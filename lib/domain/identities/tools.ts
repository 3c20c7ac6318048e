/** What reading needs from outside the law: knowledge of numbers and of internet suffixes. Both only compute; nothing is looked up. */
export type Tools = {
  /** A telephone number in international form; null where no country has such numbers. Numbers without a country are British. */
  readonly phone: (text: string) => { readonly value: string; readonly shown: string } | null
  /** The registry's suffix of a host (`co.uk`); null where no registry has it. */
  readonly publicSuffix: (host: string) => string | null
}
