import { formatCount } from '#components/history/seal-words.ts'
import { Mono } from '#components/ui/mono.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { formatInstant } from '#lib/dates.ts'
import type { LogView } from '#lib/queries/log.ts'

/** How the log over the history stands: its size and last signature, who has witnessed it, and what the last check found. */
export function LogPanel({ log }: { log: LogView | null }) {
  return (
    <section aria-labelledby="log" className="flow">
      <h2 id="log">The log</h2>
      {log ? <Facts log={log} /> : <p>Nothing has been sealed yet.</p>}
    </section>
  )
}

function Facts({ log }: { log: LogView }) {
  const { checkpoint, witnesses, waiting, waitingSince, check } = log
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Name', value: <Mono>{log.origin}</Mono> },
          {
            key: 'Last signed',
            value: checkpoint
              ? `${formatCount(checkpoint.size)} entries, ${formatInstant(checkpoint.signedAt)}`
              : 'Nothing has been signed yet',
          },
          {
            key: 'Fingerprint',
            value: checkpoint ? (
              <Mono>
                <span className="break-all">{checkpoint.root}</span>
              </Mono>
            ) : null,
          },
          {
            key: 'Witnesses',
            value:
              witnesses.length === 0 ? (
                'None has signed yet'
              ) : (
                <ul>
                  {witnesses.map(({ name, size, at }) => (
                    <li key={name}>
                      <Mono>{name}</Mono>: {formatCount(size)} entries, {formatInstant(at)}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'Waiting to be sealed',
            value:
              waiting === 0
                ? 'None'
                : `${formatCount(waiting)} ${waiting === 1 ? 'entry' : 'entries'}${
                    waitingSince ? `, the oldest since ${formatInstant(waitingSince)}` : ''
                  }`,
          },
          { key: 'Last check', value: check ? <Check check={check} /> : 'It has not been checked yet' },
        ]}
      />
      <p>
        <a href="/audit/log/checkpoint">The last signature as a file</a>. Beside it lie the log’s tiles and
        entries, without names or content. <a href="/history">How to check the log yourself</a>.
      </p>
    </>
  )
}

function Check({ check }: { check: NonNullable<LogView['check']> }) {
  const { findings, first } = check
  return (
    <>
      {formatInstant(check.at)}, {formatCount(check.size)} entries:{' '}
      {findings === 0 ? (
        'everything fits'
      ) : (
        <strong>
          {formatCount(findings)} {findings === 1 ? 'finding' : 'findings'}
        </strong>
      )}
      {first.length > 0 ? (
        <>
          <ul>
            {first.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
          <p className="hint small">The first of them. Which records they are in, the check itself says.</p>
        </>
      ) : null}
    </>
  )
}
