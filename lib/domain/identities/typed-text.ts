/** The longest text that is read for an identity; what follows is kept in the raw text alone. */
export const longestRead = 2000

// Zero-width characters, bidirectional controls, soft hyphens and other marks that nobody sees; tabs and line ends become spaces.
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu
const control = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]+/gu

/** Text as it is read: compatibility forms folded (full width, ligatures), unseen characters out, white space single. Idempotent. */
export function plain(text: string): string {
  let current = text
  // A removal can bring characters together that compose, and composing can bring forth what is removed.
  for (let round = 0; round < 6; round++) {
    const next = current
      .toWellFormed()
      .replace(unseen, '')
      .replace(control, ' ')
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .trim()
    if (next === current) break
    current = next
  }
  return current
}

const opening = /^[\s"'“”‘’„‚«»‹›<([{`*~.,;!?…]+/u
const closing = /[\s"'“”‘’„‚«»‹›>)\]}`*~.,:;!?…]+$/u

/** Without the quotes, brackets and full stops that stand around a pasted word. */
export function bare(text: string): string {
  return trimEndOf(text.replace(opening, ''))
}

// `/[…]+$/` starts again at every such character: on a long run of dots that is quadratic, so it looks at the end only.
function trimEndOf(text: string): string {
  const tail = text.slice(-200)
  const trimmed = tail.replace(closing, '')
  if (trimmed === tail) return text
  const rest = text.slice(0, text.length - tail.length) + trimmed
  return trimmed === '' && rest !== '' ? trimEndOf(rest) : rest
}

/** Lower case in the sense of search: what differs in case only becomes equal. */
export function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}
