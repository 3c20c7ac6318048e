/* How much may be written where. Apart from the schemas, so that a page can count along without them. */

export const answerLimit = 8000
export const correctionLimit = 8000
export const reasonsLimit = 4000
export const questionLimit = 2000
export const measureLimit = 1000
