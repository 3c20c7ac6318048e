/**
 * Which normaliser and scorer made a key or a score. Raise it with any change that could make either come out otherwise: keys that
 * are kept are then made anew, and kept scores say what they were made by.
 */
export const matcherVersion = 1
