import type { Page } from '@playwright/test'
import {
  expectAccessible,
  expectContrastInTheDark,
  expectNoOverflow,
  expectTargets,
  expectWellFormed,
} from '../support/accessibility.ts'
import { openRecord } from '../support/desk.ts'
import { connectedRecords } from '../support/links.ts'
import { signInOn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const picture = (page: Page) => page.getByRole('region', { name: 'Picture of the connections' })

test('what is connected with a record is drawn, by keyboard, narrow, dark and on paper', async ({
  force,
  signedInAs,
}) => {
  const { references, handle } = await connectedRecords(force)
  const [own = '', other = ''] = references
  const imran = await signedInAs('imran.castle')
  await openRecord(imran, own, 'links')
  await expect(imran.getByRole('heading', { level: 1 })).toHaveText('Links')
  for (const words of [other, handle, 'Confirmed', 'Go to the table'])
    await expect(imran.locator('main')).toContainText(words)

  await test.step('each node that can be opened is reached by Tab, nearest first, and shows it', async () => {
    await imran.getByRole('link', { name: 'Go to the table' }).focus()
    await imran.keyboard.press('Tab')
    await expect(picture(imran)).toBeFocused()
    const reached: string[] = []
    for (let steps = 0; steps < 30; steps++) {
      await imran.keyboard.press('Tab')
      const at = await imran.evaluate(() => {
        const active = document.activeElement
        if (!active?.closest('.picture-box')) return null
        const ring = getComputedStyle(active).outlineStyle !== 'none'
        const shape = active.querySelector('.shape, rect')
        const thick = shape ? Number.parseFloat(getComputedStyle(shape).strokeWidth) >= 4 : false
        return `${ring && thick ? '' : 'hidden: '}${active.getAttribute('aria-label')}`
      })
      if (at === null) break
      reached.push(at)
    }
    expect(reached.filter((name) => name.startsWith('hidden'))).toEqual([])
    const position = (part: string) => reached.findIndex((name) => name.includes(part))
    expect(position(handle)).toBeGreaterThan(-1)
    expect(position(`${other} Record by`)).toBeGreaterThan(position(handle))
    expect(position('Confirmed: link between')).toBeGreaterThan(-1)
  })

  await test.step('accessible, and nothing wider than 320 px but the picture in its own box', async () => {
    await expectAccessible(imran)
    await expectWellFormed(imran)
    await expectTargets(imran)
    await expectNoOverflow(imran)
    await expectContrastInTheDark(imran)
    await imran.setViewportSize({ width: 320, height: 800 })
    const scrolls = await picture(imran).evaluate((box) => box.scrollWidth > box.clientWidth)
    expect(scrolls).toBe(true)
    await imran.setViewportSize({ width: 1280, height: 900 })
  })

  await test.step('on paper it is there, and fits', async () => {
    await imran.emulateMedia({ media: 'print' })
    await expect(picture(imran).locator('svg').first()).toBeVisible()
    const fits = await picture(imran).evaluate((box) => box.scrollWidth <= box.clientWidth + 1)
    expect(fits).toBe(true)
    await imran.emulateMedia({ media: 'screen', forcedColors: 'active' })
    await expect(picture(imran)).toBeVisible()
    await imran.emulateMedia({ forcedColors: 'none' })
  })

  await test.step('an account leads to everybody who declared it', async () => {
    await picture(imran)
      .getByRole('link', { name: new RegExp(`^${handle} Account`) })
      .click()
    await expect(imran).toHaveURL(new RegExp(`/standards/${own}/accounts/`))
    await expect(imran.getByRole('heading', { level: 1 })).toHaveText(handle)
    for (const words of ['Declared in 2 records', own, other, `@${handle}`])
      await expect(imran.locator('main')).toContainText(words)
    await expectAccessible(imran)
    await expectNoOverflow(imran)
  })

  await test.step('to whoever has not said why, neither page shows anything', async () => {
    const address = imran.url()
    const freya = await signedInAs('freya.lindqvist')
    for (const each of [address, `/standards/${own}/links`]) {
      await freya.goto(each)
      await expect(freya.getByText('Say why you open it')).toBeVisible()
      await expect(freya.locator('main')).not.toContainText(handle)
    }
    await freya.goto(address)
    await freya.locator('main [name="reason"]').fill('Linked to enquiry 4711 of mine')
    await freya.getByRole('button', { name: 'Open the record' }).click()
    await expect(freya.getByRole('heading', { level: 1 })).toHaveText(handle)
  })
})

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  test('the picture and its links are the same', async ({ force, page }) => {
    const { references } = await connectedRecords(force)
    const [own = '', other = ''] = references
    await signInOn(page, 'freya.lindqvist')
    await openRecord(page, own, 'links')
    await picture(page)
      .getByRole('link', { name: new RegExp(`^${other}`) })
      .click()
    await expect(page.getByText('Say why you open it')).toBeVisible()
  })
})
