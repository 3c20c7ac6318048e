import { PlainPage } from '#lib/web/plain-page.tsx'

export default function Accessibility() {
  return (
    <PlainPage title="Accessibility statement">
      <p>
        This statement is about the service “Declarable associations”. We want everyone who works here to be
        able to use it, whatever they see, hear, touch or find hard to read.
      </p>
      <p>You should be able to:</p>
      <ul>
        <li>enlarge the page to 400% without scrolling sideways</li>
        <li>do everything with a keyboard alone</li>
        <li>use your own colours, a dark theme, and reduced motion, as your device is set</li>
        <li>do everything with JavaScript switched off</li>
        <li>listen to every page with a screen reader</li>
      </ul>

      <h2>How accessible it is</h2>
      <p>
        We aim to meet level AA of the Web Content Accessibility Guidelines, version 2.2. We do not claim to
        meet it in full until people who use assistive technology on the force’s own devices have tested the
        service.
      </p>

      <h2>How it is tested</h2>
      <ul>
        <li>
          An automatic checker (axe) examines pages in a browser each time the service changes. It finds some
          kinds of barrier only.
        </li>
        <li>
          The order of the keyboard, the visible focus and the path from an error to its field are tried in a
          browser.
        </li>
        <li>Pages are looked at on a narrow screen, in print, in a dark theme and in a contrast theme.</li>
      </ul>

      <h2>What is not yet tested</h2>
      <ul>
        <li>screen readers, magnifiers and voice control on managed laptops and phones</li>
        <li>Safari on iPhone</li>
        <li>use by people with access needs, over a whole declaration</li>
      </ul>

      <h2>If something does not work for you</h2>
      <p>
        Tell us, and ask for what you need in another form. <a href="/help">Help</a> says how. If you cannot
        use the service at all, ask your line manager or professional standards how else you can declare.
      </p>
      <p>
        If you are not content with the answer, the Equality Advisory and Support Service advises on the
        regulations for accessible websites of public bodies, which the Equality and Human Rights Commission
        enforces.
      </p>
    </PlainPage>
  )
}
