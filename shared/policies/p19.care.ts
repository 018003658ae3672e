/** P19's care of customers: the duties that it brings, the penalty of whoever leaves reminders unanswered, and the terms that the policy leaves to the office. */
import type { DutyRule } from '#shared/domain/duties.ts'
import { reminderClause } from '#shared/domain/filing-reminders.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'

/** "Quickly" prints no figure (P19-C.4): working days within which a successor is in touch. */
export const firstContactTerm = { unit: 'working-days', count: 5 } as const
/** The clause prints no time for a contact's report (P19-C.3): the working day after the contact. */
export const reportTerm = { unit: 'working-days', count: 1 } as const

const toManager = [{ afterDays: 1, role: 'department-manager' }] as const
const toGeneralManager = [{ afterDays: 1, role: 'general-manager' }] as const
/** The event carries the due day itself. */
const ownDay = { unit: 'calendar-days', count: 0 } as const

export const p19CareDuties = [
  { id: 'P19-C.3b', clause: 'P19-C.3', zh: '补写客户联系报告', en: 'Write the contact’s report', owner: 'clerk', evidence: 'record', ladder: toManager, comes: { kind: 'after', event: 'care.contacted', term: reportTerm } },
  { id: 'P19-C.4a', clause: 'P19-C.4', zh: '告知客户联系人离职', en: 'Tell the customers that their contact leaves', owner: 'department-manager', evidence: 'record', ladder: toGeneralManager, comes: { kind: 'after', event: 'care.leaves', term: ownDay } },
  { id: 'P19-C.4b', clause: 'P19-C.4', zh: '与接手客户首次联系', en: 'Get in touch with the customer taken over', owner: 'clerk', evidence: 'record', ladder: toManager, comes: { kind: 'after', event: 'care.successor-named', term: firstContactTerm } },
  { id: 'P19-1.7.1b', clause: 'P19-1.7.1', zh: '按维护方案联系客户', en: 'Care for the customer by his scheme', owner: 'clerk', evidence: 'record', ladder: toManager, comes: { kind: 'after', event: 'care.owed', term: ownDay } },
  { id: 'P19-1.7.2a', clause: 'P19-1.7.2', zh: '回访客户并调查满意度', en: 'Revisit the customer and survey him', owner: 'clerk', evidence: 'record', ladder: toManager, comes: { kind: 'after', event: 'care.survey-owed', term: ownDay } },
  // The clause prints no interval and no organiser: once a year, in its last quarter.
  { id: 'P19-1.7.3a', clause: 'P19-1.7.3', zh: '组织客户答谢', en: 'Organise the appreciation of customers', owner: 'department-manager', evidence: 'record', ladder: toGeneralManager, comes: { kind: 'recurs', recurrence: { every: 'year', opensMonth: 10, opensDate: 1, dueMonth: 12, dueDate: 31 } } },
  { id: 'P19-1.7.3b', clause: 'P19-1.7.3', zh: '交客户答谢名单', en: 'Hand in the list for the appreciation', owner: 'department-manager', evidence: 'record', ladder: toGeneralManager, comes: { kind: 'after', event: 'care.list-asked', term: ownDay } },
] as const satisfies readonly DutyRule[]

/**
 * The amount is the appraiser's own, because the clause prints none. The rule stands in no list of violations: such a line comes of reminders that were written down, and of nothing else (P19-1.8.2).
 */
export const reminderPenalty: PenaltyRule = { clause: reminderClause, basis: { kind: 'none' }, plusAmount: true, consequence: { clause: reminderClause, fromCount: 1, within: 'ever', kind: 'kpi' } }
/** Who confirms a penalty of a clause that names him: the market administrator is the head of market promotion here. */
export const penaltyDeciders = { [reminderClause]: 'market-promotion-manager' } as const
