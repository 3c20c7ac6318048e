import { env } from '#lib/env.ts'
import { PlainPage } from '#lib/web/plain-page.tsx'

export default function Help() {
  const { advice } = env()
  return (
    <PlainPage title="Help">
      <h2>Get advice about an association</h2>
      <p>If you are in doubt, ask before you decide. Asking is normal, and declaring is too.</p>
      <ul>
        <li>Your line manager knows your work and can say what to do next.</li>
        <li>{advice.dmc}: which platforms and uses are approved.</li>
        <li>{advice.dps}: to talk it through, also before you declare.</li>
      </ul>
      <p>
        <a href="/check">Check whether you need to declare</a> takes about two minutes and keeps nothing.
      </p>
      <h3>If it cannot wait</h3>
      <p>If someone has threatened you or asked you for information, do not wait for this service.</p>
      <ul>
        <li>{advice.urgent}</li>
        <li>To report wrongdoing: {advice.wrongdoing}</li>
      </ul>

      <h2>If a page says your session has ended</h2>
      <p>
        Sign in again. You come back to the page you were on, with what was saved. If you sent something just
        after the session ended, it is held for you for a day: after signing in you can take it up again.
      </p>
      <p>
        Two minutes before the end the service asks whether you want to stay. You can stay as often as you
        like, up to the limit for one sign-in.
      </p>

      <h2>If something could not be accepted</h2>
      <ul>
        <li>
          “There is a problem” at the top of a page lists what to correct. Each line leads to its place, and
          what you typed is kept.
        </li>
        <li>
          “This is too long to send” means that one page held more than the service takes. Shorten it; your
          last saved draft stands.
        </li>
        <li>
          “This page is not here, or not for you” is the answer for mistyped addresses and for pages that are
          not yours alike.
        </li>
        <li>If a page shows an incident number, quote it when you ask for help.</li>
      </ul>

      <h2>Dates</h2>
      <p>
        Write a date as you would say it: 4 6 2026, or 4 June 2026. Where you are asked for month and year
        only, a month’s name or number will do. Due dates count working days and leave out bank holidays.
      </p>

      <h2>Print, or keep a copy</h2>
      <p>
        Use the print button on a receipt or record, or the print command of your browser; choose “Save as
        PDF” to keep a file. Each sheet carries the marking and the reference. Store and destroy copies as
        that marking requires.
      </p>

      <h2>Technical help</h2>
      <p>
        Ask the force’s service desk. Say which page you were on and give the reference or incident number. Do
        not send names, usernames or pictures of the page.
      </p>
    </PlainPage>
  )
}
