import { describe, expect, it } from 'vitest'
import type { Route, Status } from '#lib/domain/declaration.ts'
import type { Progress } from '#lib/queries/declaration.ts'
import { statuses } from '#lib/wording.ts'
import { holderOf, nextStep, trackerSteps } from './progress.ts'

const all = Object.keys(statuses) as Status[]
const settled = (status: Status) => status === 'approved_by_manager' || status === 'decided'

function progress(status: Status, patch: Partial<Progress> = {}): Progress {
  return {
    reference: 'OA-7K2M-94QX',
    status,
    route: 'manager_then_standards',
    sentAt: new Date('2026-06-04T08:32:00Z'),
    settledAt: settled(status) ? new Date('2026-06-20T08:32:00Z') : null,
    dueOn: null,
    assessBy: null,
    viaManager: true,
    manager: 'Invented Manager',
    ...patch,
  }
}

describe('the tracker', () => {
  it.each(all)('%s has one step that is now, or a decision that is done', (status) => {
    for (const route of ['manager', 'manager_then_standards', 'standards'] as Route[])
      for (const viaManager of [true, false]) {
        if (!viaManager && status.includes('manager')) continue
        const steps = trackerSteps(progress(status, { route, viaManager }))
        expect(steps.length).toBeLessThanOrEqual(5)
        expect(steps.filter((step) => step.state === 'current')).toHaveLength(settled(status) ? 0 : 1)
        if (settled(status)) expect(steps.find((step) => step.label === 'Decision')?.state).toBe('done')
        expect(steps.map((step) => step.label)).toEqual([...new Set(steps.map((step) => step.label))])
      }
  })

  it('leaves the manager out where the manager was left out', () => {
    const labels = trackerSteps(progress('with_standards', { viaManager: false, route: 'manager' })).map(
      (step) => step.label,
    )
    expect(labels).toEqual(['Sent', 'With professional standards', 'Decision', 'Review'])
  })

  it('does not promise professional standards where the manager settles it', () => {
    const labels = trackerSteps(progress('with_manager', { route: 'manager' })).map((step) => step.label)
    expect(labels).toEqual(['Sent', 'With your line manager', 'Decision', 'Review'])
  })
})

describe('in words', () => {
  it.each(all)('%s says who has it and what is next', (status) => {
    expect(holderOf(progress(status))).toMatch(/^[A-Z]/)
    expect(nextStep(progress(status), '2026-06-05')).toMatch(/\.$/)
  })

  it('gives the day, and says so when it has passed', () => {
    const waiting = progress('with_manager', { dueOn: '2026-06-11' as Progress['dueOn'] })
    expect(nextStep(waiting, '2026-06-05')).toContain('by 11 June 2026')
    expect(nextStep(waiting, '2026-06-12')).toContain('it was due by 11 June 2026')
  })
})
