import { PlainPage } from '#lib/web/plain-page.tsx'

/** One page for "there is none" and "not for you": the difference between them would itself be a disclosure. */
export default function NotFound() {
  return (
    <PlainPage title="This page is not here, or not for you">
      <p>
        The address may be mistyped, the page may have gone, or it may be one that you are not meant to see.
      </p>
      <ul>
        <li>If you typed the address, check it. References look like OA-7K2M-94QX.</li>
        <li>If you followed a link from an e-mail, the work behind it may have passed to someone else.</li>
        <li>
          Your own declarations and whatever waits for you are on <a href="/">the start page</a>.
        </li>
      </ul>
      <p>
        If you believe you should see this page, <a href="/help">ask for help</a>.
      </p>
    </PlainPage>
  )
}
