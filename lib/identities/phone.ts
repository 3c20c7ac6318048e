import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A telephone number in international form, British unless it says otherwise; null where it cannot be one. Never throws. */
export function readPhoneNumber(text: string): { readonly value: string; readonly shown: string } | null {
  const tidy = text
    .replace(/^\s*\(\s*\+/, '+')
    .replace(/^(\+?\d+)\)/, '$1 ')
    // "+44 (0)7700": the nought is for those who dial from inside the country.
    .replace(/^((?:\+|00)\d{1,3}[\s.-]*)\(\s*0\s*\)/, '$1')
    .replace(/^(?:44)(?=[\s-]?[1-9]\d)/, '+44')
  try {
    const number = parsePhoneNumberFromString(tidy, 'GB')
    if (!number?.isPossible()) return null
    return { value: number.number, shown: number.formatInternational() }
  } catch {
    return null
  }
}
