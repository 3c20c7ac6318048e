import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import type { CommandType } from '#lib/domain/commands.ts'
import type { RecordHead } from '#lib/queries/standards-record.ts'
import { commandPages } from './words.ts'

type NextStepProps = {
  head: RecordHead
  open: readonly CommandType[]
  href: (page: string) => string
}

/** What there is to do now, and everything else that the law opens to this reader. */
export function NextStep({ head, open, href }: NextStepProps) {
  const step = stepOf(head, open)
  const others = (Object.keys(commandPages) as CommandType[]).filter(
    (command) => command !== step.command && open.includes(command),
  )
  const first = step.command && commandPages[step.command]
  return (
    <section aria-labelledby="next-title" className="flow">
      <h2 id="next-title">Next step</h2>
      <p>{step.text}</p>
      {first ? (
        <ButtonRow>
          <ButtonLink href={href(first.page)}>{first.label}</ButtonLink>
        </ButtonRow>
      ) : null}
      {others.length > 0 ? (
        <>
          <h3>You can also</h3>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {others.map((command) => {
              const other = commandPages[command]
              return other ? (
                <li key={command}>
                  <a href={href(other.page)}>{other.label}</a>
                </li>
              ) : null
            })}
          </ul>
        </>
      ) : null}
    </section>
  )
}

type Step = { readonly text: string; readonly command?: CommandType }

function stepOf(head: RecordHead, open: readonly CommandType[]): Step {
  const can = (command: CommandType) => open.includes(command)
  if (can('countersign'))
    return { text: 'A decision was proposed. Agree to it, or send it back.', command: 'countersign' }
  if (head.stage === 'countersign')
    return {
      text: head.proposedByMe
        ? 'You proposed a decision. It waits for a decision maker other than you.'
        : 'A decision was proposed. It waits for a decision maker.',
    }
  if (can('hear_appeal'))
    return {
      text: 'The declarant appeals against the decision. You did not make it, so you can hear the appeal.',
      command: 'hear_appeal',
    }
  if (head.status === 'question_from_standards')
    return { text: 'The declarant has a question to answer. It comes back to this list when they have.' }
  if (head.broken && head.stage === 'triage' && can('assess'))
    return {
      text: 'A condition was not kept, so it is to be decided again, before other work. Read the page “Conditions”, then assess it anew.',
      command: head.assessor ? 'assess' : 'assign',
    }
  if (can('assign') && !head.assessor)
    return { text: 'Nobody works on this. Take it, or give it to somebody.', command: 'assign' }
  if (can('decide'))
    return {
      text: head.needsSecond
        ? 'It is assessed. Record a decision; a second person then has to agree.'
        : 'It is assessed. Record a decision.',
      command: 'decide',
    }
  if (can('assess'))
    return {
      text: 'Assess it. If a fact is missing, ask the declarant first; do not guess.',
      command: 'assess',
    }
  if (can('decide_review'))
    return {
      text: 'A review was answered. Confirm what was decided, or take it back.',
      command: 'decide_review',
    }
  if (can('confirm_end'))
    return { text: 'The declarant says that it has ended. Confirm the end, or ask.', command: 'confirm_end' }
  if (head.status === 'decided') return { text: 'It is decided. There is nothing more to do here.' }
  if (can('call_in'))
    return {
      text:
        head.status === 'approved_by_manager'
          ? 'The line manager’s approval settled it. You can call it in.'
          : `It is with ${head.reviewer ?? 'the line manager'}. Wait, or call it in.`,
    }
  return { text: 'There is nothing for you to do here.' }
}
