import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { fontVariables } from '#app/fonts.ts'
import './globals.css'

/**
 * Every page is rendered for its request: Next takes the nonce for its scripts from the policy that `lib/web/front-door.ts` puts on
 * the request, and a page built beforehand would have none.
 */
export const dynamic = 'force-dynamic'

/**
 * Neutral words only: a title may be read over a shoulder or kept in a history. The default is empty so that a form's
 * own ErrorTitle is the only title of its page.
 */
export const metadata: Metadata = {
  title: { template: '%s – Declarable associations', default: '' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
  formatDetection: { telephone: false, email: false, address: false, date: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#004c5b' },
    { media: '(prefers-color-scheme: dark)', color: '#0c161c' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={fontVariables}>
      <body>{children}</body>
    </html>
  )
}
