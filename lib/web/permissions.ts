/**
 * Everything that can be posted, by name. A test reads the list of server actions from the build and refuses one that does
 * not stand here or was not made by `formAction`. Who may do it is judged by the lifecycle and by the database; `who` says it
 * in words for the reader and for the access matrix.
 */
export const actions = {
  'draft.start': { who: 'anybody signed in' },
  'draft.save': { who: 'whose draft it is' },
  'draft.discard': { who: 'whose draft it is' },
  'draft.send': { who: 'whose draft it is' },
  'declaration.answer': { who: 'the declarant' },
  'declaration.correct': { who: 'the declarant' },
  'declaration.acknowledge': { who: 'the declarant' },
  'declaration.confirm_ceased': { who: 'the declarant' },
  'review.check': { who: 'the line manager who checks the condition' },
  'standards.check': { who: 'whoever of professional standards checks the condition' },
  'standards.hand_on': { who: 'assessor or decision maker who may see it' },
  'review.approve': { who: 'the line manager who holds it' },
  'review.return': { who: 'the line manager who holds it' },
  'review.refer': { who: 'the line manager who holds it' },
  'review.step_aside': { who: 'the line manager who holds it' },
  'standards.open': { who: 'assessor or decision maker who may see it' },
  'standards.call_in': { who: 'assessor or decision maker who may see it' },
  'standards.assign': { who: 'assessor or decision maker who may see it' },
  'standards.assign_many': { who: 'assessor or decision maker, of each record that they may see' },
  'standards.ask': { who: 'assessor or decision maker who may see it' },
  'standards.assess': { who: 'assessor or decision maker who may see it' },
  'standards.decide': { who: 'assessor or decision maker who may see it' },
  'standards.countersign': { who: 'decision maker who did not record the decision' },
  'standards.refer_on': { who: 'assessor or decision maker who may see it' },
  'standards.restrict': { who: 'assessor or decision maker who may see it' },
  'standards.note': { who: 'assessor or decision maker who may see it' },
  'links.decide': { who: 'assessor or decision maker who may see both records' },
  'links.find': { who: 'assessor or decision maker who may see it' },
  'links.make': { who: 'assessor or decision maker who may see both records' },
  'search.run': { who: 'assessor or decision maker' },
  'search.save': { who: 'whose search it is' },
  'search.rename': { who: 'whose search it is' },
  'search.forget': { who: 'whose search it is' },
  'search.keep_no_trace': { who: 'whose search it is' },
  'audit.search': { who: 'auditor' },
  'notices.read': { who: 'the person told' },
  'notices.prefer': { who: 'anybody signed in' },
} as const satisfies Readonly<Record<string, { readonly who: string }>>

export type ActionName = keyof typeof actions
