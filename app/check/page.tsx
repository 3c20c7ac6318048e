import { PolicyVersion } from '#components/guidance/policy-version.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Warning } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { loadPolicy } from '#lib/queries/policy.ts'
import { Shell } from '#lib/web/shell.tsx'

export default async function Check() {
  const check = await loadPolicy('check')
  return (
    <Shell title="Do I need to declare?" current="check">
      <PageHeading title="Do I need to declare?" />
      <p>
        A few short questions, about two minutes. At the end you read what to do, and why. Declaring is normal
        and protects you.
      </p>
      <h2>Nothing is kept</h2>
      <p>
        Nobody sees your answers and the service does not store them. You are not asked for names. While you
        go through the check, your answers stand in the address of the page as single letters. Your browser’s
        history may remember those; they name nobody.
      </p>
      <Warning>
        <p>
          Do not look anyone up on a police system, and do not ask anyone else to. Answer with what you know
          already. “I am not sure” is a good answer.
        </p>
      </Warning>
      <ButtonLink href="/check/1">Start the check</ButtonLink>
      <h2>If you know already</h2>
      <p>
        You do not have to take the check. You can <a href="/declare">declare straight away</a>. If you have
        been threatened or asked for information, tell a supervisor or professional standards now, and call
        999 if anyone is in danger.
      </p>
      <PolicyVersion policy={check} />
    </Shell>
  )
}
