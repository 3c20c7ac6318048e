import { PlainPage } from '#lib/web/plain-page.tsx'

export default function Privacy() {
  return (
    <PlainPage title="Privacy notice">
      <p>
        This notice says what the service keeps about you and about the people you tell us of, who can see it,
        and why. It is no promise of secrecy: the law can require us to disclose what is held here.
      </p>

      <h2>What is kept</h2>
      <ul>
        <li>who you are, from the force’s directory: name, staff number, unit, line manager and role</li>
        <li>
          what you declare: contacts and groups, their online names, how you know them, and your explanations
        </li>
        <li>questions, answers, decisions with their reasons, conditions and reviews</li>
        <li>
          a history of every change, and of every time a record was opened or searched for, with who did it
          and when
        </li>
      </ul>
      <p>
        Drafts are kept on the server, not in your browser. You can discard a draft; nothing that was sent is
        withdrawn.
      </p>

      <h2>Who can see it</h2>
      <ul>
        <li>
          You see your own declarations, questions to you, outcomes, conditions and, by role, who opened them
          up to the first decision.
        </li>
        <li>
          Your line manager sees what was routed to them and the conditions they oversee, and nothing you kept
          from them with a reason.
        </li>
        <li>
          Assessors in professional standards see declarations; for each search and each record they give a
          reason, which is recorded.
        </li>
        <li>Restricted records are seen only by the decision makers named for them.</li>
        <li>Auditors see the history of who did what. Administrators and policy owners see no content.</li>
      </ul>
      <p>
        Beside each question the service says who will see the answer. The service tells nobody outside the
        force, nor the people you declare.
      </p>

      <h2>Reading is recorded</h2>
      <p>
        Whoever opens or searches for a record leaves an entry that cannot be changed without it showing, and
        auditors examine these entries. That protects you, and it applies to you as well when you read other
        people’s records.
      </p>

      <h2>Why, and under which law</h2>
      <p>
        Associations are declared to protect you, your colleagues and the public, and to guard against
        corruption and unlawful disclosure. What is used to manage employment, standards and vetting is
        processed under the UK GDPR and the Data Protection Act 2018; what is used to prevent, detect or
        investigate crime, under Part 3 of that Act.
      </p>
      <p>
        What you tell us may be used in vetting, conduct or counter-corruption work, and may be disclosed
        where the law requires it, for example in criminal or misconduct proceedings.
      </p>

      <h2>How long it is kept</h2>
      <p>
        Nothing is deleted by a clock after it has been sent. Retention is reviewed by people against the
        force’s schedule; when content is destroyed, the fact that it was, and under which rule, stays in the
        history. Drafts that were never sent are removed after 90 days, with a warning beforehand.
      </p>

      <h2>Your rights</h2>
      <p>
        You can ask what is held about you, have it corrected, and object or ask for it to be limited or
        erased, as far as the law allows in each case. Corrections are added; the first wording stays. Write
        to the force’s data protection officer. You can also complain to the Information Commissioner’s
        Office.
      </p>
    </PlainPage>
  )
}
