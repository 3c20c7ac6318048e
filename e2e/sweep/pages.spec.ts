import type { Page } from '@playwright/test'
import {
  expectAccessible,
  expectContrastInTheDark,
  expectNoOverflow,
  expectTargets,
  expectVisibleFocus,
  expectWellFormed,
} from '../support/accessibility.ts'
import { type Place, places } from '../support/places.ts'
import { expect, test } from '../support/test.ts'

let all: readonly Place[]
const groups = [0, 1, 2, 3, 4, 5]

test.describe.configure({ timeout: 300_000 })
test.beforeAll(async ({ force }) => {
  all = await places(force)
})

for (const group of groups) {
  test(`every page, part ${group + 1} of ${groups.length}: accessible, well formed, narrow, printable`, async ({
    signedInAs,
    page,
  }) => {
    const pages = new Map<string | null, Page>([[null, page]])
    for (const [at, [who, address]] of all.entries()) {
      if (at % groups.length !== group) continue
      const known = pages.get(who) ?? (await signedInAs(who ?? ''))
      pages.set(who, known)
      await known.goto(address)
      await expect.soft(known.getByRole('heading', { level: 1 }), address).toBeVisible()
      await expectAccessible(known)
      await expectWellFormed(known)
      await expectTargets(known)
      await expectNoOverflow(known)
      await expectContrastInTheDark(known)
      await known.emulateMedia({ media: 'print' })
      await expect
        .soft(
          known.getByText('OFFICIAL-SENSITIVE').and(known.locator(':visible')).first(),
          `${address} on paper`,
        )
        .toBeVisible()
      await known.emulateMedia({ media: 'screen' })
    }
  })
}

test('wherever Tab leads, the focus is seen', async ({ signedInAs }) => {
  const amara = await signedInAs('amara.okafor')
  for (const address of ['/', '/check/1', '/declare', '/declarations']) {
    await amara.goto(address)
    await expectVisibleFocus(amara)
  }
  const imran = await signedInAs('imran.castle')
  for (const address of ['/standards', '/search']) {
    await imran.goto(address)
    await expectVisibleFocus(imran)
  }
})
