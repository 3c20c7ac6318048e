/* How much may be written where. Apart from the schemas, so that a page can count along without them. */

export const reasonLimit = 500
export const factLimit = 4000
export const rationaleLimit = 8000
export const messageLimit = 4000
export const noteLimit = 4000
export const questionLimit = 2000
/** References of other units are short, and theirs. */
export const theirReferenceLimit = 60
