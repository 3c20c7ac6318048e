import type { CoverLimits } from './cover.ts'
import type { Day } from './days.ts'
import type { Route } from './declaration.ts'
import { checkBody, type checkResultKinds } from './policy/check-shape.ts'
import { clocksBody } from './policy/clocks-shape.ts'
import { conditionsBody } from './policy/conditions-shape.ts'
import { guidanceBody, type guidanceSectionKinds } from './policy/guidance-shape.ts'
import { movesBody } from './policy/moves-shape.ts'
import { overviewBody } from './policy/overview-shape.ts'
import { appointmentsBody, interruptionsBody } from './policy/people-shape.ts'
import { reviewsBody } from './policy/reviews-shape.ts'
import { categoriesBody, holidaysBody, type limbCodes, whyBody, type whyCodes } from './policy/rules-shape.ts'
import type { Shape } from './policy/shape.ts'
import { textProblems } from './policy/text.ts'

/*
 * Whatever the portal says the policy says is data with a version and a date, never code. Here are the shapes of those
 * documents, and what is judged before one may be published.
 */

export type PolicyBodies = {
  readonly categories: CategoriesBody
  readonly holidays: HolidaysBody
  readonly check: CheckBody
  readonly clocks: ClocksBody
  readonly conditions: ConditionsBody
  readonly moves: MovesBody
  readonly guidance: GuidanceBody
  readonly overview: OverviewBody
  readonly reviews: ReviewsBody
  readonly why: WhyBody
  readonly appointments: AppointmentsBody
  readonly interruptions: Readonly<Record<string, unknown>>
}
export type PolicyKind = keyof PolicyBodies

export type PublishedPolicy<K extends PolicyKind> = {
  readonly kind: K
  readonly version: string
  /** A day, `YYYY-MM-DD`. */
  readonly effectiveFrom: string
  readonly body: PolicyBodies[K]
}

// ── What must be declared, and where it goes ─────────────────────────────────

export type CategoriesBody = {
  readonly categories: readonly Category[]
  readonly limbs: readonly Limb[]
  readonly routes: Readonly<Record<Route, { readonly label: string; readonly plain: string }>>
  readonly periods: PolicyPeriods
  readonly warnings: { readonly lookup: PolicyWarning; readonly statement: PolicyWarning }
}

export type Category = {
  readonly code: string
  readonly label: string
  readonly plain: string
  readonly examples: readonly string[]
  readonly route: Route
  /** A suspended category is not offered; declarations made under it stand. */
  readonly suspended: boolean
  readonly urgent?: true
  /** Shown when the category is chosen. */
  readonly notice?: string
  /** Belief or membership: special-category data. */
  readonly specialCategory?: true
}

export type LimbCode = (typeof limbCodes)[number]
export type Limb = { readonly code: LimbCode; readonly label: string; readonly plain: string }

export type PolicyPeriods = {
  readonly managerWorkingDays: number
  readonly assessmentWorkingDays: number
  readonly urgentWorkingDays: number
  readonly draftDays: number
  readonly appealDays: number
  readonly reviewMonths: {
    readonly managed: number
    readonly underReview: number
    readonly restricted: number
  }
}

/** A wording that people acknowledge: the version they saw is kept with what they sent. */
export type PolicyWarning = { readonly version: string; readonly text: string }

/** Days without work besides weekends, with their names. */
export type HolidaysBody = {
  readonly from: Day
  readonly until: Day
  readonly days: readonly Day[]
  readonly names: Readonly<Record<string, string>>
}

/** By staff number: who decides restricted records, and who hears appeals. */
export type AppointmentsBody = { readonly restricted: readonly string[]; readonly appeals?: string }

// ── What happens because a day has come ──────────────────────────────────────

export type ClocksBody = {
  /** Where a declaration goes whose line manager let their time run out. */
  readonly managerLapse: 'next_manager' | 'standards'
  /** So long before the day whoever has to act is reminded of it. */
  readonly managerRemindWorkingDays: number
  readonly answerRemindWorkingDays: number
  readonly caseRemindWorkingDays: number
  readonly acknowledgeRemindWorkingDays: number
  readonly confirmRemindDays: number
  readonly measureRemindDays: number
  /** So long after the day a line manager’s question that nobody answered goes to professional standards. */
  readonly answerLapseWorkingDays: number
  /** So long after professional standards were told that nobody made a check, it is a breach. */
  readonly abandonedDays: number
  /** On working days from this hour on, in London, managers and professional standards are mailed what waits for them. */
  readonly digestHour: number
}

// ── Overviews ────────────────────────────────────────────────────────────────

/** The ages by which open work is counted: up to so many days, each more than the one before. */
export type OverviewBody = { readonly ageDays: readonly number[] }

// ── Conditions ───────────────────────────────────────────────────────────────

export type ConditionsBody = {
  readonly periods: ConditionPeriods
  readonly templates: readonly ConditionTemplate[]
}

export type ConditionPeriods = {
  /** For the declarant to acknowledge a condition. */
  readonly acknowledgeWorkingDays: number
  /** So many days before a check is due its owner is reminded; so many after, professional standards are told. */
  readonly remindDays: number
  readonly escalateDays: number
  /** After a check that could not tell. */
  readonly lookAgainWorkingDays: number
  /** Where nothing else is set. */
  readonly usualCheckWeeks: number
  readonly mostCheckWeeks: number
  readonly mostStartDays: number
  readonly mostReviewMonths: number
  readonly mostConfirmDays: number
}

/** Words for a typical condition, which a decision can take over as they stand. */
export type ConditionTemplate = {
  readonly code: string
  readonly label: string
  readonly wording: string
  readonly checkWeeks?: number
}

// ── Changes and reviews ──────────────────────────────────────────────────────

export type ReviewsBody = {
  readonly changes: readonly ChangeKind[]
  readonly periods: {
    /** So many days before its day a review can be answered. */
    readonly offerDays: number
    /** For a line manager or professional standards to look at a review, or at an end that was reported. */
    readonly lookWorkingDays: number
  }
}

/** What can change. An urgent kind goes straight to professional standards. */
export type ChangeKind = { readonly code: string; readonly label: string; readonly urgent: boolean }

// ── Movers and leavers ──────────────────────────────────────────────────────

export type MovesBody = {
  /** A feed that takes out more of the directory than this is taken for a broken one. */
  readonly mostLeavingPercent: number
  readonly cover: CoverLimits & {
    /** Whether somebody may stand in on a declaration of one of their own managers. */
    readonly bySubordinates: boolean
  }
}

// ── Do I need to declare? ────────────────────────────────────────────────────

export type CheckBody = {
  readonly start: string
  readonly questions: readonly CheckQuestion[]
  readonly results: readonly CheckResult[]
}

export type CheckQuestion = {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly options: readonly CheckOption[]
}

/** `code` is one letter, all that an address ever holds of an answer. It leads on, or it ends. */
export type CheckOption = {
  readonly code: string
  readonly label: string
  readonly hint?: string
} & ({ readonly next: string } | { readonly result: string })

export type CheckResultKind = (typeof checkResultKinds)[number]

export type CheckResult = {
  readonly code: string
  readonly kind: CheckResultKind
  readonly title: string
  readonly because: string
  readonly nextSteps: readonly string[]
  readonly links: readonly { readonly href: string; readonly label: string }[]
}

// ── Guidance, and why each question is asked ─────────────────────────────────

export type GuidanceBody = { readonly pages: readonly GuidancePage[] }

export type GuidancePage = {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly sections: readonly GuidanceSection[]
}

export type GuidanceSectionKind = (typeof guidanceSectionKinds)[number]

export type GuidanceSection = {
  readonly heading: string
  readonly kind: GuidanceSectionKind
  readonly paragraphs: readonly string[]
  readonly list?: readonly string[]
}

export type WhyCode = (typeof whyCodes)[number]
export type WhyBody = {
  readonly questions: Readonly<Record<WhyCode, { readonly why: string; readonly example?: string }>>
}

// ── Judging ──────────────────────────────────────────────────────────────────

const shapes: Readonly<Record<PolicyKind, Shape>> = {
  appointments: appointmentsBody,
  interruptions: interruptionsBody,
  categories: categoriesBody,
  holidays: holidaysBody,
  check: checkBody,
  clocks: clocksBody,
  conditions: conditionsBody,
  moves: movesBody,
  guidance: guidanceBody,
  overview: overviewBody,
  reviews: reviewsBody,
  why: whyBody,
}

/** What is wrong with the body of a policy document, in words for whoever edits it; nothing for one that may be published. */
export function validatePolicy(kind: PolicyKind, body: unknown): string[] {
  // Regular expressions hold what no text may.
  const texts = kind === 'interruptions' ? [] : textProblems(body, 'body')
  return [...shapes[kind](body, 'body'), ...texts]
}
