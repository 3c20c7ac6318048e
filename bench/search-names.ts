/*
 * Names for the bench, the same for the same number every time: common ones of many peoples, and a long tail of made-up ones built
 * from syllables, some in their own script, some with a second name. None of them is taken from an evaluation.
 */
type People = {
  readonly share: number
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** Syllables for names that no list has: beginning, middle, end. */
  readonly syllables: readonly [readonly string[], readonly string[], readonly string[]]
  readonly middle?: number
  readonly familyFirst?: boolean
}

const list = (text: string) => text.trim().split(/\s+/)

const english: People = {
  share: 30,
  given:
    list(`james john robert michael william david richard joseph thomas charles daniel matthew anthony mark paul steven andrew george kenneth edward brian kevin ronald jason gary
    mary patricia jennifer linda barbara susan jessica sarah karen lisa nancy sandra ashley kimberly donna emily michelle carol amanda laura helen amy angela anna ruth olivia grace ella chloe
    harry jack oliver noah jacob leo oscar archie ethan isaac lucy poppy ruby sophie jasmine holly rosie megan eleanor erin niamh sean liam connor callum rhys owen gareth dylan`),
  family:
    list(`smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson clarke harris lewis young king turner hill martin baker
    cooper ward morris moore clark lee harrison morgan allen scott cox watson bell shaw bennett ellis adams campbell mason parker murphy kelly byrne ryan doyle mcdonald mccarthy fraser stewart reid ross`),
  syllables: [
    list(
      'ash bar brack brad brom bur cal chad clay cor cran dal den dun elm fair fen gar glen graf hal ham hart hask holl inch kel ken kirk lang lap leck lin lud mar mel mor nor oak pem pen pick rad ren rus sed shel skel stan thorn tren wad wal wen whit win yar',
    ),
    list('a e i o er en ing le ber der ling ning sel ter ven wor'),
    list(
      'bourne bridge brook bury by combe cote croft den dale field fold ford gate ham hurst ley lock low man mere more ridge row sett shaw sley son stead stock stone thorpe ton tree wall ward way wick wood worth',
    ),
  ],
  middle: 0.2,
}

const peoples: readonly People[] = [
  english,
  {
    share: 16,
    given:
      list(`mohammed ahmed ali hassan hussein omar khaled ibrahim youssef mahmoud mustafa abdullah abdulrahman salem saleh tariq faisal nasser samir walid karim rashid hamza bilal jamal kamal majed sami ziad anwar
      fatima aisha maryam zainab khadija layla noor huda amal samira rania dina salma yasmin hana`),
    family:
      list(`al-masri al-hashimi al-qahtani al-otaibi al-shammari al-ghamdi al-zahrani haddad khoury mansour nasser saleh hamdan khalil rahman aziz karim jaber shahin najjar sabbagh kanaan awad qasim
      farouk ismail othman suleiman daoud darwish bakri halabi baghdadi tamimi rashidi`),
    syllables: [
      list('ab am as az ba bu da fa gha ha hi ja ka kha la ma mu na qa ra ru sa sha su ta wa ya za zu'),
      list('b d f gh h j k l m n q r s sh t w y z bb dd ll mm nn rr ss'),
      list(
        'ab ad adi af ah ai al am an ani ar ari as at awi ay eh i ib id if ik il im in ir is it oud ouf oum ouri',
      ),
    ],
    middle: 0.6,
  },
  {
    share: 12,
    given:
      list(`muhammad imran asif tariq nadeem usman bilal adeel kashif shahid amir zahid farhan arif priya anita sunita rahul amit sanjay vijay rajesh suresh ramesh anil deepak ravi arjun kiran neha pooja kavita lakshmi
      gurpreet harjit manpreet jaspreet balwinder kamal rina mina farida nasreen rubina shabana`),
    family:
      list(`khan patel singh kaur sharma kumar gupta shah hussain ahmed begum chowdhury rahman islam uddin miah das roy ghosh mukherjee banerjee reddy rao nair menon iyer pillai desai mehta joshi malik butt qureshi siddiqui mirza
      gill sandhu dhillon bajwa chaudhry`),
    syllables: [
      list(
        'a ban bha cha dev gan gau ha jay ka kri kul lal ma mu na ni pra ra ri sa sha sub su ta tri u va vi ya',
      ),
      list('b d dh g j k l m n nd nt r rt s sh t th v w'),
      list(
        'a al an and andra ani ar arya at ati av ika in ini ir ita wal war wani esh eja endra it ul una upta ya',
      ),
    ],
  },
  {
    share: 10,
    given:
      list(`sergei ivan dmitry alexander vladimir nikolai andrei mikhail yuri pavel igor oleg viktor boris maxim anton roman artem denis ruslan olga elena natalia irina svetlana tatiana anna maria ekaterina yulia
      piotr krzysztof andrzej tomasz pawel agnieszka katarzyna malgorzata jan jakub petr jiri milan dragan zoran nikola`),
    family:
      list(`ivanov petrov smirnov kuznetsov popov sokolov lebedev kozlov novikov morozov volkov solovyov vasiliev zaitsev pavlov semenov golubev vinogradov bogdanov kowalski nowak wisniewski wojcik kaminski lewandowski
      novak svoboda dvorak horvat kovacevic jovanovic petrovic nikolic shevchenko kovalenko bondarenko tkachenko melnyk`),
    syllables: [
      list(
        'bel bor bra bul cher dan dob dol fed gal gor grab kal kar kaz kol kos kra kuz lap leb luk mal med mir nov osh pan per pol pri rad ras rom rud sar sem skor sol star step sul tar tim tur vas ver vol yak zab zag zhu',
      ),
      list('a ash ch d en er ik in it k l m n o ol on ov r s sh t ut ysh z'),
      list('ov ev in sky ski enko chuk yuk ich ovic ek ak ok ik ka ko'),
    ],
    middle: 0.25,
  },
  {
    share: 8,
    given: list(
      `wei min jun lei fang yan jing ming hong ping hui li na xin ying jie tao bin chao qiang xiaoming jianguo guoqiang zhiyuan yifan haoran meiling xiuying lihua guiying yuhan zihan wenbo`,
    ),
    family: list(
      `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng`,
    ),
    syllables: [
      list(
        'bai bo chang chun da dong fei fu gang guang guo hai han hao hong hua jia jian jin jing jun kai kang lei lian lin long mei meng ming nan pei qi qing rong ru rui shan shao shu tian ting wei wen xia xiang xiao xin xue ya yi ying yong yu yun ze zhen zhi zhong',
      ),
      [''],
      list(
        'bo chao feng gang hai hao hong hua hui jie jun lan lei li liang lin ling long mei min ming na ning peng ping qiang rong shan tao ting wei wen xia xin yan yang yi ying yu yuan yun zhen zhou',
      ),
    ],
    familyFirst: true,
  },
  {
    share: 5,
    given: list(
      `min-jun seo-yeon ji-hoon ji-woo hyun-woo sung-min young-ho young-hee mi-sook jung-hee kyung-soo dong-hyun sang-woo eun-ji soo-jin jae-sung chul-soo myung-hee kwang-su in-ho`,
    ),
    family: list(
      `kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong ri pak chon jon paek`,
    ),
    syllables: [
      list(
        'byung chang chul dae do dong eun gi gwang ha hee hye hyun il in jae ji jin jong joo jung kyung kwang min moon myung nam sang seok seung si so soo sung tae won woo ye yeon yong young',
      ),
      ['-'],
      list(
        'a ah bae bin chan chul eun gi ha hee ho hoon hwan hyuk hyun il in jae jin joon jun kyu min mi nam ok ran ri rim seok sik sook soo su sung tae uk won woo yeon young',
      ),
    ],
    familyFirst: true,
  },
  {
    share: 8,
    given: list(
      `jose juan carlos luis miguel antonio francisco jorge pedro manuel fernando rafael diego alejandro maria carmen ana isabel rosa lucia elena sofia joao paulo marcos bruno tiago ricardo beatriz gabriela camila valentina mateo santiago`,
    ),
    family: list(
      `garcia martinez rodriguez lopez hernandez gonzalez perez sanchez ramirez torres flores rivera gomez diaz cruz morales reyes gutierrez ortiz ramos silva santos oliveira souza pereira costa ferreira almeida carvalho ribeiro castro vargas rojas mendoza`,
    ),
    syllables: [
      list(
        'al ar bar ben cal cam can cas cor del es fer fon gal gam gar gua hin iba jar lar leo lla mar men mon mor nar ola pal pan par per pi quin ri rod sal san sar se sol ta tor ur val ve vi za zu',
      ),
      list('a e i o ad an ar el en er in or ur'),
      list(
        'ada ado al anza ar arez az ca cho da deno dez do ena ero es eta ez ga goza guez illo in ira nado ndo nez no on os otti oza ra res rez ro sa ta tero tez to via z za',
      ),
    ],
    middle: 0.4,
  },
  {
    share: 6,
    given: list(
      `chinedu emeka oluwaseun adewale tunde ngozi chioma amina fatou mamadou ibrahima ousmane kwame kofi ama abena kwabena juma neema baraka wanjiru kamau otieno achieng tesfaye abebe selam jean-claude marie patrice celestin`,
    ),
    family: list(
      `okafor adeyemi okonkwo eze balogun ogunleye bello musa diallo traore keita coulibaly diop ndiaye mensah owusu asante boateng mwangi kariuki odhiambo wekesa mutua bekele haile mugabo habimana uwimana nkurunziza kabila mbuyi ilunga`,
    ),
    syllables: [
      list(
        'a ade ba bi chi di e ha hi i ja ka ki ku ki la lu ma mba mbe mu mwa na nda ndi nga ngo nko nta nya o oka olu ru sa se ta tshi u wa zi',
      ),
      list('b bw d f g j k l m mb n nd ng ny r s t w y z'),
      list(
        'a aba abo ade ala amba ana anga ani ara are aro atu awa eke ema ende eza i ika ila ile imana imo indi ira isa iwe o oka ola oma onga u uka ula undi unga uma',
      ),
    ],
    middle: 0.15,
  },
  {
    share: 5,
    given: list(
      `hans peter klaus wolfgang jurgen stefan andreas ursula monika sabine anke jens lars erik nils sven anders johan ingrid astrid kristina pierre jean-luc michel philippe francois nathalie isabelle sylvie marco giuseppe francesca giulia luca jan willem pieter anneke sanne`,
    ),
    family:
      list(`muller schmidt schneider fischer weber meyer wagner becker hoffmann schulz koch bauer richter klein wolf neumann schwarz zimmermann andersson johansson karlsson nilsson eriksson hansen jensen nielsen larsen olsen
      dubois moreau laurent lefebvre leroy roux fournier rossi russo ferrari esposito bianchi romano colombo jansen bakker visser smit van-der-berg de-vries van-dijk`),
    syllables: [
      list(
        'ack bach bern bier brand breit brink burg dahl dorn eich ess falk feld gold grun hag hein hell hohl holz kahl kess kirch klein kraus land lind loh lund mess neu nord ober oster pfaff rein roth sand schach schon stein strand thal und vogel wald weiss wes wind',
      ),
      list('a e el en er ig in'),
      list(
        'ach acker bach bauer beck berg bergen borg burger dahl dorf dorff egger ell er eri feld feldt gaard gren haus heim hof hofer holm holz horn ing kamp lund mann meier mayr muller ner quist rup scheid sen ski son stad stein storm strom wald wig',
      ),
    ],
  },
]

const cyrillic: Readonly<Record<string, string>> = {
  shch: 'щ',
  zh: 'ж',
  kh: 'х',
  ts: 'ц',
  ch: 'ч',
  sh: 'ш',
  yu: 'ю',
  ya: 'я',
  a: 'а',
  b: 'б',
  v: 'в',
  g: 'г',
  d: 'д',
  e: 'е',
  z: 'з',
  i: 'и',
  j: 'й',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  f: 'ф',
  h: 'х',
  y: 'ы',
  c: 'к',
  w: 'в',
  q: 'к',
  x: 'кс',
}
const arabic: Readonly<Record<string, string>> = {
  sh: 'ش',
  kh: 'خ',
  gh: 'غ',
  th: 'ث',
  dh: 'ذ',
  ou: 'و',
  a: '',
  b: 'ب',
  t: 'ت',
  j: 'ج',
  h: 'ه',
  d: 'د',
  r: 'ر',
  z: 'ز',
  s: 'س',
  f: 'ف',
  q: 'ق',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  w: 'و',
  y: 'ي',
  i: 'ي',
  u: 'و',
  o: 'و',
  e: '',
  g: 'ج',
  p: 'ب',
  v: 'ف',
  c: 'ك',
  x: 'كس',
}

function written(name: string, letters: Readonly<Record<string, string>>): string {
  return name.replace(
    /shch|zh|kh|ts|ch|sh|yu|ya|gh|th|dh|ou|[a-z]/g,
    (sound) => letters[sound] ?? [...sound].map((each) => letters[each] ?? each).join(''),
  )
}

/** A row of numbers from 0 to 1 that begins anew for each name (mulberry32). */
function chances(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pick = <T>(from: readonly T[], chance: number): T => {
  const one = from[Math.floor(chance * from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const capital = (word: string) => word.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase())

const shares = peoples.flatMap((people) => Array.from({ length: people.share }, () => people))

/** The names of the nth contact of the bench: mostly one, for some a second. */
export function namesOf(n: number): readonly string[] {
  const chance = chances(n + 1)
  const people = pick(shares, chance())
  const made = () => {
    const [first, middle, last] = people.syllables
    return (
      pick(first, chance()) +
      pick(middle, chance()) +
      (people !== english && chance() < 0.04 ? pick(first, chance()) : '') +
      pick(last, chance())
    )
  }
  // Of all given names four in ten are among the common ones, of surnames two.
  const given = () => (chance() < (people.familyFirst ? 0.2 : 0.4) ? pick(people.given, chance()) : made())
  const family = () => (people.familyFirst || chance() < 0.2 ? pick(people.family, chance()) : made())
  const parts = [
    given(),
    ...(chance() < (people.middle ?? 0) ? [given()] : []),
    family().replaceAll('-', ' ').replace('al ', 'al-'),
  ]
  if (people.familyFirst) parts.reverse()
  const latin = parts.join(' ')
  const own = chance()
  const name =
    own < 0.1 && people.family.includes('ivanov')
      ? capital(written(latin, cyrillic))
      : own < 0.08 && people.family.includes('haddad')
        ? written(latin, arabic)
        : capital(latin)
  if (chance() >= 0.2) return [name]
  const other = chance()
  if (other < 0.4) return [name, capital(`${given()} ${parts.at(-1)}`)]
  if (other < 0.7) return [name, capital(made())]
  return [name, capital(latin.replace(/([aeiou])(?=[^aeiou]*$)/, (vowel) => (vowel === 'a' ? 'e' : 'a')))]
}
