import localFont from 'next/font/local'

/*
 * Taken from npm packages and served by the portal itself, Latin and extended Latin only. The extended faces answer
 * for their own range and stand first in the family list, so that each face's metric-matched fallback stays last; they
 * load only on a page that has such a letter. Next insists on literal values here.
 */
const plex = localFont({
  src: '../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
  variable: '--font-plex',
  weight: '100 700',
  display: 'swap',
})

const plexExtended = localFont({
  src: '../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-ext-wght-normal.woff2',
  variable: '--font-plex-ext',
  weight: '100 700',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
})

const hyperlegible = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
  variable: '--font-hyperlegible',
  weight: '200 800',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
})

const hyperlegibleExtended = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-ext-wght-normal.woff2',
  variable: '--font-hyperlegible-ext',
  weight: '200 800',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
})

/** For the `html` element: names the faces to the style sheet. */
export const fontVariables = [plex, plexExtended, hyperlegible, hyperlegibleExtended]
  .map((font) => font.variable)
  .join(' ')
