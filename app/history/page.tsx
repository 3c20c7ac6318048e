import { Mono } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { env } from '#lib/env.ts'
import { readLogKeys } from '#lib/queries/log.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'

/** What a seal is, and how to check one without trusting anybody here. */
export default async function History() {
  const keys = await readLogKeys((await viewer()).on('web'))
  return (
    <Shell title="Check the history yourself" backLink={{ href: '/', label: 'Home' }}>
      <PageHeading title="Check the history yourself" />
      <p>
        Everything that is done to a declaration is kept as an entry that nobody can change unseen: not its
        line manager, not professional standards, not the people who run this service.
      </p>
      <h2>What a seal is</h2>
      <p>
        Within seconds each entry gets a number, and its fingerprint goes into one long list. The fingerprint
        of the whole list is signed. If one letter of any entry were altered later, the list would have
        another fingerprint, and the signature would not fit it.
      </p>
      <h2>What a witness is</h2>
      <p>
        A witness signs the fingerprint as well, with the time, and never signs one that does not continue the
        one before. Witnesses see how long the list is and its fingerprint, and nothing else. A witness can be
        run by somebody outside the force.
      </p>
      <h2>How to check your receipt</h2>
      <p>
        Download the proof from the receipt of your declaration. Then, on any computer with a copy of this
        service’s programs and without asking the force, run:
      </p>
      <p>
        <Mono>
          <span className="break-all">npm run history -- verify-receipt FILE --key KEY</span>
        </Mono>
      </p>
      <p>
        It answers “good” and shows what it proves, or says what does not fit. The file can still be checked
        in many years.
      </p>
      <h2>What it proves, and what it does not</h2>
      <ul>
        <li>It proves that exactly these words were on record when the list was signed and witnessed.</li>
        <li>It does not prove that they are true, or what happened afterwards.</li>
        <li>The file holds what you declared. Keep it as its marking requires.</li>
      </ul>
      <h2>The key</h2>
      {keys.length === 0 ? (
        <p>Nothing has been sealed yet, so there is no key to show.</p>
      ) : (
        <>
          <p>
            Compare it with the one that is published elsewhere: a key that is only shown here proves little.
            {keys.length > 1 ? ' The newest stands last.' : ''}
          </p>
          <ul>
            {keys.map((key) => (
              <li key={key}>
                <Mono>
                  <span className="break-all">{key}</span>
                </Mono>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>If something does not fit</h2>
      <p>
        Keep the file as it is and do not open it in a word processor. Tell your staff association, or:{' '}
        {env().advice.dps}.
      </p>
    </Shell>
  )
}
