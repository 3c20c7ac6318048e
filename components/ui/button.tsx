import type { ReactNode } from 'react'

type Tone = 'primary' | 'quiet' | 'danger'

const looks: Record<Tone, string> = {
  primary: 'button',
  quiet: 'button button-quiet',
  danger: 'button button-danger',
}

type Press = {
  children: ReactNode
  /** With `value`, tells the form's action which of several buttons was pressed. */
  name?: string
  value?: string
  type?: 'submit' | 'button'
  formAction?: string | ((data: FormData) => void | Promise<void>)
  onClick?: () => void
}

/** Sends a form. One `primary` a page; say what happens ("Save and continue", "I confirm and send"). */
export function Button({ tone = 'primary', type = 'submit', ...rest }: Press & { tone?: Tone }) {
  return <button type={type} className={looks[tone]} {...rest} />
}

/** A link that is the page's main way on ("Start a declaration"). It only leads somewhere; it changes nothing. */
export function ButtonLink({
  href,
  tone = 'primary',
  children,
}: {
  href: string
  tone?: Tone
  children: ReactNode
}) {
  return (
    <a href={href} className={looks[tone]}>
      {children}
    </a>
  )
}

/** A button that looks like a link, for a small change inside a form ("Remove", "Sign out"). */
export function LinkButton({ type = 'submit', ...rest }: Press) {
  return <button type={type} className="link-button" {...rest} />
}

/** Buttons and links side by side at the end of a form. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
