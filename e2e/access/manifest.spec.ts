import { readFileSync } from 'node:fs'
import { actions } from '#lib/web/permissions.ts'
import { namedActions } from '../support/actions.ts'
import { matrix } from '../support/matrix.ts'
import { expect, test } from '../support/test.ts'

const built = namedActions()
const permitted = Object.keys(actions)

test('every server action of the build was made by the one door and stands in the permission table', () => {
  expect(built.length).toBeGreaterThan(0)
  const strangers = built.filter(({ action }) => action === null || !permitted.includes(action))
  expect(strangers.map(({ file, name, action }) => `${file}#${name}: ${action}`)).toEqual([])
})

test('every row of the permission table is an action of the build', () => {
  expect(permitted.filter((name) => !built.some(({ action }) => action === name))).toEqual([])
})

test('every action has its rows in the access matrix', () => {
  expect(new Set(matrix('action').map((row) => row.what))).toEqual(new Set(permitted))
})

test('no file of server actions exports anything but actions', () => {
  for (const file of new Set(built.map((each) => each.file))) {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    const exported = [...source.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
      (match) => match[1],
    )
    const known = built.filter((each) => each.file === file).map(({ name }) => name)
    expect(
      exported.filter((name) => !known.includes(name ?? '')),
      file,
    ).toEqual([])
  }
})
