import { table } from './alphabets.ts'

const arabic = table(`
  ا=a آ=a أ=a إ=i ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ک=k ل=l م=m ن=n ه=h ة=a
  و=u ي=i ى=a ی=i ئ=i ؤ=u ء= پ=p چ=ch ژ=zh گ=g ڤ=v ٹ=t ڈ=d ڑ=r ں=n ہ=h ھ=h ے=e ۀ=e ې=e ۍ=i ټ=t ډ=d ړ=r ږ=g ښ=sh ګ=g ڼ=n ێ=e ۆ=o ە=e
`)

const hebrew = table(`
  א=a ב=b ג=g ד=d ה=h ו=u ז=z ח=h ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t
`)

/** Names whose vowels are not written and have to be known. After folding: hamza and points are gone. */
const known = table(`
  محمد=mohammed محمود=mahmoud احمد=ahmed علي=ali على=ali علی=ali حسن=hassan حسین=hussein حسين=hussein عمر=omar عمرو=amr عثمان=othman خالد=khaled وليد=walid
  سعيد=saeed سعد=saad سعود=saud سلطان=sultan سلمان=salman سلیمان=suleiman سليمان=suleiman سالم=salem سليم=salim سمير=samir يوسف=youssef یوسف=yousef
  يعقوب=yaqoub ابراهيم=ibrahim ابراهیم=ebrahim اسماعيل=ismail اسحاق=ishaq موسى=moussa عيسى=issa داود=daoud مصطفى=mustafa مصطفی=mostafa مرتضى=murtada
  عبد=abd عبدالله=abdullah الله=allah رحمن=rahman رحيم=rahim كريم=karim عزيز=aziz حميد=hamid حامد=hamed حمد=hamad حمزة=hamza جمال=jamal كمال=kamal
  جابر=jaber جعفر=jaafar طارق=tariq طاهر=taher ياسر=yasser ياسين=yassin نبيل=nabil نادر=nader ناصر=nasser نصر=nasr منصور=mansour ماجد=majed مجيد=majid
  فهد=fahd فيصل=faisal فؤاد=fouad فواد=fouad فارس=fares فاطمة=fatima زينب=zainab زهراء=zahra مريم=maryam مریم=maryam عائشة=aisha عايشة=aisha خديجة=khadija ليلى=layla نور=nour هدى=huda
  سارة=sara امل=amal رضا=reza رشيد=rashid راشد=rashed زيد=zaid زياد=ziad هشام=hisham هاني=hani هادي=hadi مهدي=mahdi مهدی=mehdi صالح=saleh صلاح=salah صدام=saddam
  بشار=bashar حافظ=hafez اسد=assad قاسم=qassem ايمن=ayman اسامة=osama انس=anas بلال=bilal جواد=jawad رامي=rami شريف=sherif عادل=adel عامر=amer
  عباس=abbas عماد=imad غسان=ghassan كاظم=kazem لطيف=latif مالك=malek مروان=marwan معمر=muammar وائل=wael وايل=wael بن=bin ابن=ibn بنت=bint ابو=abu أبو=abu ام=umm ال=al دين=din
  تركي=turki بندر=bandar نايف=nayef نواف=nawaf مشعل=mishal متعب=miteb خليفة=khalifa خليل=khalil جبريل=jibril حبيب=habib حكيم=hakim رؤوف=raouf رووف=raouf شمس=shams فتح=fattah فتاح=fattah
  משה=moshe דוד=david דויד=david יוסף=yosef יעקב=yaakov יצחק=yitzhak אברהם=avraham שרה=sarah רחל=rachel רבקה=rivka לאה=leah מרים=miriam אסתר=esther חנה=hannah
  שמואל=shmuel שלמה=shlomo אהרן=aharon אהרון=aharon בנימין=benjamin דניאל=daniel מיכאל=michael גבריאל=gabriel רפאל=rafael אליהו=eliyahu יהודה=yehuda שמעון=shimon לוי=levi
  כהן=cohen אריאל=ariel אורי=uri נועם=noam יונתן=yonatan נתן=natan חיים=chaim מאיר=meir ברוך=baruch צבי=zvi זאב=zeev אריה=aryeh תמר=tamar מיכל=michal יעל=yael בן=ben בת=bat
  אלכסנדר=alexander ולדימיר=vladimir איגור=igor סרגיי=sergey יהושע=yehoshua ישראל=israel עמוס=amos אבי=avi יאיר=yair גלעד=gilad עידו=ido רון=ron
`)

const spread = (keys: ReadonlyMap<string, string>) =>
  new Map([...keys].map(([key, latin]) => [withoutHamza(key), latin] as const))

/** Letters that carry a hamza or other bearer are written with and without it. */
function withoutHamza(word: string): string {
  return word
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/ی/g, 'ي')
    .replace(/ک/g, 'ك')
}

const names = spread(known)

/** Latin of a word in Arabic letters; what is written with it as one word but is another (al-, abd al-) comes apart. */
export function readArabic(word: string): string {
  const bare = withoutHamza(word)
  const whole = names.get(bare)
  if (whole) return whole
  const servant = /^عبدال(.{2,})$/u.exec(bare)
  if (servant?.[1]) return `abd al ${readArabic(servant[1])}`
  const article = /^[وف]?ال(.{2,})$/u.exec(bare)
  if (article?.[1]) return `al ${readArabic(article[1])}`
  return letters(bare, arabic, ['و', 'w'], ['ي', 'y'])
}

/** Latin of a word in Hebrew letters. */
export function readHebrew(word: string): string {
  return names.get(word) ?? letters(word.replace(/(?<=.)ו(?=[יאה])/gu, 'v'), hebrew, ['ו', 'v'], ['י', 'y'])
}

/** A letter that is a vowel within a word is a consonant at its beginning. */
function letters(
  word: string,
  alphabet: ReadonlyMap<string, string>,
  ...beginnings: readonly (readonly [string, string])[]
): string {
  let latin = ''
  for (const [index, letter] of [...word].entries()) {
    const first = index === 0 ? beginnings.find(([each]) => each === letter)?.[1] : undefined
    latin += first ?? alphabet.get(letter) ?? letter
  }
  return latin
}
