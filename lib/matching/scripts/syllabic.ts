import { table } from './alphabets.ts'

/*
 * Scripts whose consonants carry a vowel of their own. The nine great scripts of India lie in blocks of 128 with the same letter at
 * the same place, so one table reads them all.
 */
const consonants: Readonly<Record<number, string>> = {
  21: 'k',
  22: 'kh',
  23: 'g',
  24: 'gh',
  25: 'n',
  26: 'ch',
  27: 'chh',
  28: 'j',
  29: 'jh',
  30: 'n',
  31: 't',
  32: 'th',
  33: 'd',
  34: 'dh',
  35: 'n',
  36: 't',
  37: 'th',
  38: 'd',
  39: 'dh',
  40: 'n',
  41: 'n',
  42: 'p',
  43: 'ph',
  44: 'b',
  45: 'bh',
  46: 'm',
  47: 'y',
  48: 'r',
  49: 'r',
  50: 'l',
  51: 'l',
  52: 'l',
  53: 'v',
  54: 'sh',
  55: 'sh',
  56: 's',
  57: 'h',
  88: 'q',
  89: 'kh',
  90: 'gh',
  91: 'z',
  92: 'r',
  93: 'rh',
  94: 'f',
  95: 'y',
  112: 'r',
  113: 'v',
}
const vowels: Readonly<Record<number, string>> = {
  5: 'a',
  6: 'a',
  7: 'i',
  8: 'i',
  9: 'u',
  10: 'u',
  11: 'ri',
  14: 'e',
  15: 'e',
  16: 'ai',
  18: 'o',
  19: 'o',
  20: 'au',
}
const signs: Readonly<Record<number, string>> = {
  62: 'a',
  63: 'i',
  64: 'i',
  65: 'u',
  66: 'u',
  67: 'ri',
  70: 'e',
  71: 'e',
  72: 'ai',
  74: 'o',
  75: 'o',
  76: 'au',
}
const kills = 77

/** Latin of a word in a script of India. */
export function readIndic(word: string): string {
  let latin = ''
  let open = false
  for (const letter of word) {
    const place = (letter.codePointAt(0) ?? 0) & 0x7f
    const consonant = consonants[place]
    const sign = signs[place]
    if (consonant !== undefined) {
      latin += (open ? 'a' : '') + consonant
      open = true
      continue
    }
    if (sign === undefined && place !== kills && open && place !== 60) latin += 'a'
    if (sign !== undefined) latin += sign
    else if (vowels[place] !== undefined) latin += vowels[place]
    else if (place === 1 || place === 2) latin += 'n'
    if (place !== 60) open = false
  }
  // The last consonant's own vowel is not spoken in the north; where it is, it is a matter of one letter.
  return latin
}

const southEast = table(`
  ก=k ข=kh ค=kh ฆ=kh ง=ng จ=ch ฉ=ch ช=ch ซ=s ฌ=ch ญ=y ฎ=d ฏ=t ฐ=th ฑ=th ฒ=th ณ=n ด=d ต=t ถ=th ท=th ธ=th น=n บ=b ป=p ผ=ph ฝ=f พ=ph ฟ=f ภ=ph
  ม=m ย=y ร=r ล=l ว=w ศ=s ษ=s ส=s ห=h ฬ=l อ=o ฮ=h ะ=a ั=a า=a ำ=am ิ=i ี=i ึ=ue ื=ue ุ=u ู=u เ=e แ=ae โ=o ใ=ai ไ=ai
  ກ=k ຂ=kh ຄ=kh ງ=ng ຈ=ch ສ=s ຊ=s ຍ=ny ດ=d ຕ=t ຖ=th ທ=th ນ=n ບ=b ປ=p ຜ=ph ຝ=f ພ=ph ຟ=f ມ=m ຢ=y ຣ=r ລ=l ວ=v ຫ=h ອ=o ຮ=h ະ=a ັ=a າ=a ຳ=am ິ=i ີ=i ຶ=u ື=u ຸ=u ູ=u ເ=e ແ=ae ໂ=o ໃ=ai ໄ=ai
  ក=k ខ=kh គ=k ឃ=kh ង=ng ច=ch ឆ=ch ជ=ch ឈ=ch ញ=nh ដ=d ឋ=th ឌ=d ឍ=th ណ=n ត=t ថ=th ទ=t ធ=th ន=n ប=b ផ=ph ព=p ភ=ph ម=m យ=y រ=r ល=l វ=v
  ស=s ហ=h ឡ=l អ=a ា=a ិ=e ី=i ឹ=oe ឺ=eu ុ=o ូ=u ួ=uo ើ=aeu ឿ=oea ៀ=ie េ=e ែ=ae ៃ=ai ោ=o ៅ=au ំ=am ះ=ah
  က=k ခ=kh ဂ=g ဃ=g င=ng စ=s ဆ=s ဇ=z ဈ=z ည=ny ဉ=ny ဋ=t ဌ=t ဍ=d ဎ=d ဏ=n တ=t ထ=t ဒ=d ဓ=d န=n ပ=p ဖ=ph ဗ=b ဘ=b မ=m ယ=y ရ=r လ=l ဝ=w သ=th ဟ=h ဠ=l အ=a
  ါ=a ာ=a ိ=i ီ=i ု=u ူ=u ေ=e ဲ=e ံ=n ျ=y ြ=y ွ=w ှ=h
  ක=k ඛ=kh ග=g ඝ=gh ඞ=ng ච=ch ඡ=ch ජ=j ඣ=j ඤ=ny ට=t ඨ=th ඩ=d ඪ=dh ණ=n ත=t ථ=th ද=d ධ=dh න=n ප=p ඵ=ph බ=b භ=bh ම=m ඹ=mb ය=y ර=r ල=l ව=v ශ=sh ෂ=sh ස=s හ=h ළ=l ෆ=f
  අ=a ආ=a ඇ=ae ඉ=i ඊ=i උ=u ඌ=u එ=e ඒ=e ඔ=o ඕ=o ා=a ැ=ae ෑ=ae ි=i ී=i ු=u ූ=u ෙ=e ේ=e ෛ=ai ො=o ෝ=o ෞ=au
`)

/** Latin of a word in Thai, Lao, Khmer, Burmese or Sinhala letters; vowels that are spoken but not written stay out. */
export function readSouthEast(word: string): string {
  // Thai and Lao write some vowels before the consonant after which they are spoken.
  const spoken = word.replace(/([เแโใไເແໂໃໄ])(\p{L})/gu, '$2$1')
  let latin = ''
  for (const letter of spoken) latin += southEast.get(letter) ?? (/\p{L}/u.test(letter) ? letter : '')
  return latin
}

const ethiopicRows =
  'h l h m s r s sh q q b v t ch h - n ny - k - h - w - z zh y d d j g - t ch p ts ts f p'.split(' ')
const ethiopicVowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa']

/** Latin of a word in Ethiopic letters: eight forms a consonant. */
export function readEthiopic(word: string): string {
  let latin = ''
  for (const letter of word) {
    const place = (letter.codePointAt(0) ?? 0) - 0x1200
    const row = ethiopicRows[place >> 3]
    const vowel = ethiopicVowels[place & 7]
    if (row === undefined || vowel === undefined) latin += letter
    else latin += row === '-' ? vowel.replace(/^e?$/, 'a') : row + vowel
  }
  return latin
}

const hangulLeads = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ').map(blank)
const hangulVowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const hangulTails = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ').map(blank)

function blank(text: string): string {
  return text === '_' ? '' : text
}

/** Latin of each block of Hangul. */
export function readHangul(word: string): string[] {
  return [...word].map((block) => {
    const place = (block.codePointAt(0) ?? 0) - 0xac00
    if (place < 0 || place > 11171) return block
    const lead = hangulLeads[Math.floor(place / 588)] ?? ''
    const vowel = hangulVowels[Math.floor((place % 588) / 28)] ?? ''
    return lead + vowel + (hangulTails[place % 28] ?? '')
  })
}
