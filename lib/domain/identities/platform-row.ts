export type PlatformFamily =
  | 'social'
  | 'messaging'
  | 'dating'
  | 'gaming'
  | 'forum'
  | 'video'
  | 'work'
  | 'other'

/**
 * One platform, as data.
 *
 * Shapes are paths: `:handle` and `:id` stand for one part, `*` for any one part, a part may begin with fixed text (`@:handle`),
 * `?key=:id` reads the query, and `//host/path` holds for that host only. Whatever follows a shape is allowed and left out.
 * `shape => form` gives the one form under which equal things are kept; without it that is the first host and the shape.
 * Rules serve to read the same thing alike, never to refuse a name.
 */
export type PlatformRow = {
  readonly code: string
  readonly label: string
  readonly family: PlatformFamily
  /** The first is the canonical one; subdomains belong to it. */
  readonly hosts?: readonly string[]
  /** How people call it, beside its label; lower case, without spaces or signs. */
  readonly names?: readonly string[]
  /** Its name is an ordinary word too (*line*, *signal*): it counts only where the wording makes it a platform. */
  readonly ordinary?: boolean
  /** False where people do not write its names with an @. */
  readonly at?: boolean
  readonly post?: readonly string[]
  readonly phone?: readonly string[]
  readonly invite?: readonly string[]
  readonly group?: readonly string[]
  readonly profile?: readonly string[]
  /** First parts of a path that are pages of the platform, not names. */
  readonly reserved?: readonly string[]
  /** What stands before a name where people type it with part of its path: `u/`, `in/`. */
  readonly prefixes?: readonly string[]
  /** What its full names end in and people leave out. */
  readonly suffix?: string
  /** It stands on many servers: a name belongs to its own. */
  readonly servers?: true
  /** Its links say what matters after the `#`. */
  readonly fragment?: boolean
}
