/** As many as one page of a list holds. */
export const mostAssigned = 25

/** What a box of the form holds, read back. */
export function chosenRecord(value: string): { readonly reference: string; readonly version: string } {
  const [reference = '', version = ''] = value.split('/')
  return { reference, version }
}
