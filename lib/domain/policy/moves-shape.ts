import { object, oneOf, whole } from './shape.ts'

/** What a change of the directory may do, and how long one line manager may stand in for another. */
export const movesBody = object({
  mostLeavingPercent: whole(1, 100),
  cover: object({
    longestDays: whole(1, 366),
    aheadDays: whole(0, 366),
    bySubordinates: oneOf([true, false]),
  }),
})
