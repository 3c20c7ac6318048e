/** Says what is wrong with a value, with the place where it stands; nothing when it is right. Total: never throws. */
export type Shape = (value: unknown, at: string) => string[]

/** Words: not blank, no blanks at the ends, no control characters, at most so many characters. */
export function words(most: number): Shape {
  return (value, at) => {
    if (typeof value !== 'string') return [`${at} must be text`]
    if (value.trim() === '') return [`${at} is empty`]
    if (value !== value.trim()) return [`${at} begins or ends with a blank`]
    if (/\p{Cc}/u.test(value)) return [`${at} holds a control character or a line break`]
    return value.length > most ? [`${at} is longer than ${most} characters`] : []
  }
}

/** A text of a fixed form, such as a code; `what` completes "must be …". */
export function form(pattern: RegExp, what: string): Shape {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : [`${at} must be ${what}`])
}

export const snakeCase = form(/^[a-z]+(?:_[a-z]+)*$/, 'a code in lower case and underscores')
export const kebabCase = form(/^[a-z]+(?:-[a-z]+)*$/, 'a name in lower case and hyphens')

/** A day that the calendar has. */
export const calendarDay: Shape = (value, at) => {
  const date =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  const exists = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(String(value))
  return exists ? [] : [`${at} must be a day, YYYY-MM-DD`]
}

export function oneOf(allowed: readonly unknown[]): Shape {
  return (value, at) => (allowed.includes(value) ? [] : [`${at} must be one of ${allowed.join(', ')}`])
}

export function whole(low: number, high: number): Shape {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= low && Number(value) <= high
      ? []
      : [`${at} must be a whole number from ${low} to ${high}`]
}

export function list(of: Shape, least = 0): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at} must be a list`]
    const few = value.length < least ? [`${at} needs at least ${least}`] : []
    return [...few, ...value.flatMap((item, index) => of(item, `${at}[${index}]`))]
  }
}

/** Exactly these keys, and of the optional ones any: an unknown key is a typing error until proved otherwise. */
export function object(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  return (value, at) => {
    if (!isObject(value)) return [`${at} must be an object`]
    const unknown = Object.keys(value).filter(
      (key) => !Object.hasOwn(required, key) && !Object.hasOwn(optional, key),
    )
    return [
      ...unknown.map((key) => `${at}.${key} is not known`),
      ...Object.entries(required).flatMap(([key, shape]) =>
        Object.hasOwn(value, key) ? shape(value[key], `${at}.${key}`) : [`${at}.${key} is missing`],
      ),
      ...Object.entries(optional).flatMap(([key, shape]) =>
        Object.hasOwn(value, key) ? shape(value[key], `${at}.${key}`) : [],
      ),
    ]
  }
}

/** Any keys, one shape of value. */
export function recordOf(of: Shape): Shape {
  return (value, at) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => of(item, `${at}.${key}`))
      : [`${at} must be an object`]
}

export const anyObject: Shape = (value, at) => (isObject(value) ? [] : [`${at} must be an object`])

/** Judges the whole once its parts are right, so that it may rely on their shape. */
export function and<T>(shape: Shape, whole: (value: T, at: string) => string[]): Shape {
  return (value, at) => {
    const problems = shape(value, at)
    return problems.length > 0 ? problems : whole(value as T, at)
  }
}

/** Every value that stands more than once. */
export function twice(values: readonly string[], at: string): string[] {
  const again = values.filter((value, index) => values.indexOf(value) !== index)
  return [...new Set(again)].map((value) => `${at}: ${value} stands more than once`)
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
