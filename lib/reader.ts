/** The database role a request runs as: the public part, or professional standards and auditors. */
export type Side = 'web' | 'standards'

/** The secret in a person's cookie; the only proof of who they are that the database accepts. */
export type SessionToken = string & { readonly brand: 'SessionToken' }

/** Whoever is asking, by the only proof there is, and the side of the house they came in by. */
export type Reader = { readonly side: Side; readonly token: SessionToken }

/** The person has no session, or one that ended. `expired` ended so recently that a save can still be held for them. */
export class SessionEnded extends Error {
  readonly state: 'expired' | 'unknown'
  constructor(state: 'expired' | 'unknown') {
    super(`session ${state}`)
    this.state = state
  }
}
