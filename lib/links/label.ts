/*
 * How wide a text will be, without a browser. A little too wide rather than too narrow: whatever the font, it stays in its box.
 */
const size = 15
const narrow = /[iljtfr.,:;'’|!()[\]\s]/u
const wide = /[mwMW@%&—]/u
const capital = /\p{Lu}|\p{N}|[_#+=?~$]/u
const square =
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}|[\u{ff00}-\u{ff60}]/u
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

function widthOf(grapheme: string, code: boolean): number {
  if (square.test(grapheme)) return size * 1.15
  if (code) return size * 0.64
  if (narrow.test(grapheme)) return size * 0.36
  if (wide.test(grapheme)) return size * 0.95
  if (capital.test(grapheme)) return size * 0.69
  return size * 0.58
}

export type Label = { readonly text: string; readonly width: number; readonly cut: boolean }

/**
 * A text cut to a width, between whole characters, with what it will take. Signs that turn the writing around are left out.
 * @param code set in the letters for handles and references, which are all of one width
 */
export function fitted(text: string, most: number, code = false): Label {
  const plain = text.replace(unseen, ' ').trim()
  const ellipsis = size
  let kept = ''
  let width = 0
  let keptWidth = 0
  for (const { segment } of graphemes.segment(plain)) {
    width += widthOf(segment, code)
    if (width > most) return { text: `${kept.trimEnd()}…`, width: Math.ceil(keptWidth + ellipsis), cut: true }
    if (width <= most - ellipsis) {
      kept += segment
      keptWidth = width
    }
  }
  return { text: plain, width: Math.ceil(width), cut: false }
}
