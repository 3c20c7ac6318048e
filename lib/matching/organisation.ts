import { fold } from './fold.ts'
import { type Reading, scoreReadings } from './name-score.ts'
import { wordSimilarity } from './similarity.ts'
import { latinOf } from './transliterate.ts'

/*
 * Words that say what kind of body it is: as they are written in full, in short, and in other languages. The first of a line is what
 * they are folded to; one that begins with `_` says only in what form it is founded, and is left out.
 */
const kinds = `
_ ltd|limited|ltda|limitada|limitee
_ llc|limited liability company|llp|limited liability partnership|lp|limited partnership|ooo|obshchestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|tov|too|mchj
_ plc|public limited company|pjsc|public joint stock company|pao|publichnoe aktsionernoe obshchestvo|oao|otkrytoe aktsionernoe obshchestvo
_ jsc|joint stock company|ojsc|open joint stock company|cjsc|closed joint stock company|zao|zakrytoe aktsionernoe obshchestvo|ao|aktsionernoe obshchestvo|pat|prat
_ inc|incorporated|incorporation
_ gmbh|gesellschaft mit beschrankter haftung|ag|aktiengesellschaft|kg|kgaa|ohg|ug|ev|e v|eingetragener verein|gbr
_ sa|s a|sociedad anonima|societe anonyme|sa de cv|sas|sarl|s a r l|societe a responsabilite limitee|eurl|sci|snc|spa|s p a|societa per azioni|srl|s r l|societa a responsabilita limitata|sl|s l|sociedad limitada|sau
_ bv|b v|besloten vennootschap|nv|n v|naamloze vennootschap|vof
_ ab|aktiebolag|as|aksjeselskap|a s|aps|anpartsselskab|oy|oyj|osakeyhtio|hf|ehf
_ pty|proprietary|pty ltd|pte|pte ltd|private|pvt|sdn bhd|bhd|berhad|pt|tbk|kk|kabushiki kaisha|gk|jv|joint venture
_ sp z o o|spolka z ograniczona odpowiedzialnoscia|spolka akcyjna|sro|s r o|a s|as|doo|d o o|ad|ead|eood|ood|kft|zrt|nyrt|rt
_ cic|community interest company|cio|charitable incorporated organisation|registered charity
_ fze|fzco|fzc|fz llc|free zone establishment|dmcc|wll|w l l|saoc|saog|psc|est|establishment
co company|companies|cie|compagnie|compania|companhia|kompaniya|kompania|gongsi
corp corporation|korporatsiya|corporacion|corporacao
grp group|groupe|grupo|gruppe|gruppa|gruppo|grupa|groups
hldg holding|holdings|kholding|holdco
intl international|internationale|internacional|internazionale|mezhdunarodnyi|mezhdunarodny|int
natl national|nationale|nacional|natsionalnyi|natsionalny
fc football club|futbol club|futebol clube|fussball club|fussballclub|footbal club|futbolny klub|futbolnyi klub|calcio|soccer club
afc association football club
rfc rugby football club|rugby club|rugby union football club|rufc
cc cricket club
gc golf club
mc motorcycle club|motor cycle club|motorbike club|mcc
bc boxing club|amateur boxing club|abc
sc sports club|sporting club|sport club|social club
club clubs|klub|clube
assn association|assoc|asociacion|associacao|associazione|assotsiatsiya|verein|vereniging|forening|forbund
soc society|societe|sociedad|sociedade|societa|gesellschaft|obshchestvo
org organisation|organization|organizacion|organizatsiya|organisations
fdn foundation|fondation|fundacion|fundacao|fondazione|stiftung|fond|fonden|stichting
inst institute|institution|instituto|institut|istituto
univ university|universite|universidad|universidade|universita|universitat|universitet|uniwersytet
dept department|departement|departamento|dipartimento|departament
min ministry|ministere|ministerio|ministerium|ministerstvo
govt government|gouvernement|gobierno|pravitelstvo
cttee committee|comite|comitato|komitet
bros brothers|freres|hermanos|fratelli|gebruder
mfg manufacturing|manufacturers|manufacture
svc services|service|svcs|servicios|uslugi
tech technology|technologies|technologie|technologien|tecnologia|tekhnologii|tekhnologiya
eng engineering|engineers|inzhiniring
ind industries|industry|industrial|industrie|industria|industriya
trd trading|trade|traders|torgovlya|torgovyi|comercial|commercial
imp import|imports|importers
exp export|exports|exporters
dev development|developments|razvitie
inv investment|investments|investors|investitsii|inversiones|invest
mgmt management|managing
bk bank|banco|banque|banka|banca
ins insurance|assurance|assicurazioni|seguros|strakhovaya
chem chemical|chemicals|chemie|khimiya
pharm pharmaceutical|pharmaceuticals|pharma|farma
transp transport|transportation|transports|transporte
ship shipping|shipyard|lines|line
constr construction|constructions|builders|building|stroi|stroy
elec electric|electrical|electronics|electronic|elektro
res research|researches
sys systems|system|sistemy|systeme
fed federation|federacion|federatsiya|federal
utd united
st saint|sankt|santa|san
dist district
cty county
comm community|communities
sch school|schools
coll college
hosp hospital
fam family
cen centre|center|centro|tsentr|zentrum
bur bureau|buro|byuro|office
un union|unione|soyuz
lib liberation|liberte
frnt front|frente
mvmt movement|movimiento|mouvement|dvizhenie
party partido|parti|partiya|partei
and et|und|y|e|i|og|och|en|plus
`

const generic = new Set(
  `co corp grp hldg intl natl club assn soc org fdn inst dept cttee bros mfg svc tech eng ind trd imp exp dev inv mgmt ins sys res cen bur un and of the for de du des der die das la le el los las da do al a an in on at to
   fc afc rfc cc gc sc comm gen general global world online official group chat new`.split(/\s+/),
)
const small = new Set(
  'and of the for de du des der die das la le el los las da do al a an in on at to'.split(' '),
)

const longestPhrase = 5
const phrases = new Map<string, string>()
for (const line of kinds.trim().split('\n')) {
  const [, to = '', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? []
  for (const phrase of rest.split('|')) if (!phrases.has(phrase)) phrases.set(phrase, to === '_' ? '' : to)
}

/** The words of a body's name, folded: kinds of body by one word each, forms of company left out where something else is left. */
export function organisationReading(name: string): Reading {
  const words = fold(
    name.slice(0, 1000).replace(/(?<=(?<![\p{L}\p{N}])\p{L}|\.\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, ''),
  )
    .replace(/[&+]/g, ' and ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 40)
    .flatMap((word) => (latinOf(word)[0] ?? word).split(' '))
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 60).toWellFormed())
  const folded: string[] = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at)
    while (length > 0 && !phrases.has(words.slice(at, at + length).join(' '))) length--
    if (length === 0) folded.push(words[at] ?? '')
    else {
      const to = phrases.get(words.slice(at, at + length).join(' ')) ?? ''
      if (to !== '') folded.push(to)
    }
    at += Math.max(1, length)
  }
  return folded.some((word) => !small.has(word)) ? folded : words
}

/** The words of a reading that tell one body from another; all of them where none does. */
export function tellingWords(reading: Reading): readonly string[] {
  const telling = reading.filter((word) => !generic.has(word))
  return telling.length > 0 ? telling : reading
}

/** Whether a reading names a kind of body, so that it is worth looking for as one. */
export function namesABody(reading: Reading): boolean {
  return reading.some((word) => generic.has(word) && !small.has(word))
}

function weight(word: string): number {
  if (small.has(word)) return 0.05
  return generic.has(word) ? 0.3 : 1
}

/** Bodies have no nicknames and no initials, and another number is another body. */
function compare(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 4 || b.length < 4 || /\d/.test(a) || /\d/.test(b)) return 0
  const likeness = wordSimilarity(a, b)
  return likeness < 0.75 ? 0 : likeness
}

/** How likely two names are one body's, from 0 to 1. Symmetric and repeatable. */
export function organisationScore(one: string, other: string): number {
  const [a, b] = [one, other]
    .map(organisationReading)
    .toSorted((x, y) => (x.join(' ') < y.join(' ') ? -1 : 1))
  if (!a || !b || a.length === 0 || b.length === 0) return 0
  if (a.join('') === b.join('')) return 1
  const told = (reading: Reading) => reading.filter((word) => !small.has(word)).join('')
  if (told(a) === told(b)) return 0.98
  const score = scoreReadings(a, b, { compare, weight })
  if (isShortFor(a, b) || isShortFor(b, a)) return Math.max(score, 0.88)
  // Only words that any body may have in common: no more than a hint.
  const shared = tellingWords(a).some((word) => tellingWords(b).some((each) => compare(word, each) > 0))
  return shared ? score : Math.min(score, 0.5)
}

/** `abc` for the first letters of three words or more. */
function isShortFor(short: Reading, long: Reading): boolean {
  const letters = short.length === 1 ? (short[0] ?? '') : ''
  if (letters.length < 3 || letters.length > 7 || long.length < 3) return false
  const first = (words: Reading) => words.map((word) => word.charAt(0)).join('')
  return letters === first(long) || letters === first(long.filter((word) => !small.has(word)))
}

/** From this score on, two names are taken for one body's. */
export const sameOrganisation = 0.8
