/** A table written as pairs of a letter and its Latin, apart by blanks: `б=b в=v`. */
export function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/u)
      .map((pair) => pair.split('=') as [string, string]),
  )
}

/** Letters of alphabets that write their vowels, after folding (so without й, ё and the like). */
export const alphabets: ReadonlyMap<string, string> = table(`
  а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya
  є=e і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz қ=k ғ=g ң=n ө=o ұ=u ү=u һ=h ә=a җ=j ҷ=j ҳ=h ӣ=i ӯ=u ӏ= ѣ=e ѳ=f ѵ=i
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
  ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
  ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f
`)

/** What is read together, before single letters are. */
export const digraphs: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\u0400-\u04ff])[иы]и(?![\u0400-\u04ff])/g, 'y'],
  [/ου/g, 'ou'],
  [/μπ/g, 'b'],
  [/(?<![\u0370-\u03ff])ντ/g, 'd'],
  [/γκ|γγ/g, 'g'],
  [/τζ/g, 'tz'],
  [/αυ/g, 'av'],
  [/ευ/g, 'ev'],
  [/ει|οι/g, 'i'],
  [/αι/g, 'e'],
  [/ու/g, 'u'],
  [/և/g, 'ev'],
]
