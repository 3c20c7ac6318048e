/** What each group looks like, and all that looks like it. Lower case only: case is folded before. */
const groups: readonly (readonly [string, string])[] = [
  ['a', '4@аαаɑ'],
  ['b', 'вьƅ'],
  ['c', 'сϲç'],
  ['d', 'ԁđð'],
  ['e', '3еєэε€ə'],
  ['f', 'ƒ'],
  ['g', 'ɡց'],
  ['h', 'һнħ'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['l', '1iıіїιļ|łӏ'],
  ['m', 'м'],
  ['n', 'пηո'],
  ['o', '0оοσøօ'],
  ['p', 'рρ'],
  ['q', 'ԛ'],
  ['r', 'гя'],
  ['s', '5ѕ$ʂ'],
  ['t', '7тτŧ'],
  ['u', 'υսц'],
  ['v', 'ѵν'],
  ['w', 'ѡωшԝ'],
  ['x', 'хχ'],
  ['y', 'уүγу'],
  ['z', 'ʐ'],
  ['ss', 'ß'],
  ['ae', 'æ'],
  ['oe', 'œ'],
  ['th', 'þ'],
]

/** A character and what it is folded to. Nothing folded is itself a key, so folding twice changes nothing. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  groups.flatMap(([letter, likes]) => [...likes].map((like) => [like, letter] as const)),
)
