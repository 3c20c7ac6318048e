import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** No violation of WCAG 2.2 AA or of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, new AxeBuilder({ page }).withTags(tags), 'axe')
}

/** What can differ in dark colours. */
export async function expectContrastInTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolation(
    page,
    new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']),
    'dark',
  )
  await page.emulateMedia({ colorScheme: 'light' })
}

async function expectNoViolation(page: Page, axe: AxeBuilder, name: string): Promise<void> {
  // The pages have no frames: without the careful way for those, a run takes half the time.
  const { violations } = await axe.setLegacyMode(true).analyze()
  const words = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
  expect.soft(words, `${name} on ${new URL(page.url()).pathname}`).toEqual([])
}

/** At 320 px nothing has to be scrolled sideways. Leaves the window as it was. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .slice(-3)
      .map((element) => element.outerHTML.slice(0, 120))
  })
  if (before) await page.setViewportSize(before)
  expect.soft(wide, `too wide for 320 px on ${new URL(page.url()).pathname}`).toEqual([])
}

/** Every control is at least 24 by 24 px, but for links inside a sentence. */
export async function expectTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const inSentence = (element: Element) => {
      const block = element.closest('p, li, dd, td, label, summary, div')
      return (block?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length + 1
    }
    return [
      ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary'),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
      .filter((element) => !(element.matches('a') && inSentence(element)))
      .map((element) => {
        const label = element.matches('input') ? element.parentElement : null
        const boxes = [element, label]
          .filter((each) => each !== null)
          .map((each) => each.getBoundingClientRect())
        const width = Math.max(...boxes.map((box) => box.width))
        const height = Math.max(...boxes.map((box) => box.height))
        return { width, height, html: element.outerHTML.slice(0, 120) }
      })
      .filter(({ width, height }) => width > 1 && height > 1)
      .filter(({ width, height }) => width < 23.5 || height < 23.5)
      .map(({ width, height, html }) => `${Math.round(width)}×${Math.round(height)} ${html}`)
  })
  expect.soft(small, `small targets on ${new URL(page.url()).pathname}`).toEqual([])
}

/** One h1, no heading level left out, a title that names the page and the service, the marking, a language. */
export async function expectWellFormed(page: Page): Promise<void> {
  const place = new URL(page.url()).pathname
  const { levels, lang } = await page.evaluate(() => ({
    levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => Number(heading.tagName.slice(1))),
    lang: document.documentElement.lang,
  }))
  expect.soft(levels.filter((level) => level === 1).length, `one h1 on ${place}`).toBe(1)
  const jumps = levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)
  expect.soft(jumps, `headings that skip a level on ${place}: ${levels.join(' ')}`).toEqual([])
  expect.soft(await page.title(), `title of ${place}`).toMatch(/^(Error: )?\S.+ – Declarable associations$/)
  expect.soft(lang).toBe('en-GB')
  await expect.soft(page.locator('header .marking'), `marking on ${place}`).toHaveText('OFFICIAL-SENSITIVE')
}

/** Everything that can be reached by Tab shows where the focus is. */
export async function expectVisibleFocus(page: Page, most = 60): Promise<void> {
  await page.locator('body').press('Home')
  const hidden: string[] = []
  for (let steps = 0; steps < most; steps++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'end'
      const shown = (each: Element) => {
        const style = getComputedStyle(each)
        const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
        return outline || style.boxShadow !== 'none'
      }
      const near = [element, element.nextElementSibling, element.parentElement].filter(
        (each) => each !== null,
      )
      return near.some(shown) ? null : element.outerHTML.slice(0, 120)
    })
    if (found === 'end') break
    if (found) hidden.push(found)
  }
  expect.soft(hidden, `focus not visible on ${new URL(page.url()).pathname}`).toEqual([])
}
