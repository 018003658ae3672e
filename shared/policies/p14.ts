/** P14, follow-up of customers: what runs its clauses, its duties, and its figures as follow-ups apply them. */
import { caseGrades } from '#shared/domain/cases.ts'
import type { Role } from '#shared/domain/access.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import { roleOfGrade } from '#shared/domain/followups.ts'
import type { FollowupKind, FollowupRules } from '#shared/domain/followups.ts'
import type { RateRule } from '#shared/domain/rates.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p14Clauses } from '#shared/policies/p14.clauses.ts'
import { declareClauses, printedFigures } from '#shared/policies/policy.ts'
import type { FigureReader, PolicyPack } from '#shared/policies/policy.ts'

type Term = Extract<DutyRule['comes'], { kind: 'after' }>['term']

/** The figure that gives the first visit's term, by kind. P14-1.6 prints none: a move-in takes the term of a repair, an emergency that of a complaint; a festival's plan ends on its day. */
const termFigures = {
  complaint: { clauseId: 'P14-1.3a', name: 'followupDaysMax', unit: 'calendar-days' }, repair: { clauseId: 'P14-1.4a', name: 'followupMonthsMax', unit: 'calendar-months' }, event: { clauseId: 'P14-1.5a', name: 'followupMonthsMax', unit: 'calendar-months' },
  'move-in': { clauseId: 'P14-1.4a', name: 'followupMonthsMax', unit: 'calendar-months' }, emergency: { clauseId: 'P14-1.3a', name: 'followupDaysMax', unit: 'calendar-days' }, festival: null,
} as const satisfies Readonly<Record<FollowupKind, { readonly clauseId: string; readonly name: string; readonly unit: 'calendar-days' | 'calendar-months' } | null>>

function firstVisitTerm(kind: FollowupKind, figure: FigureReader): Term {
  const of = termFigures[kind]
  return of === null ? { unit: 'calendar-days', count: 0 } : { unit: of.unit, count: figure(of.clauseId, of.name) }
}

const visitors: readonly Role[] = [...new Set(caseGrades.map((grade) => roleOfGrade[grade]))]
const late = [{ afterDays: 1, role: 'department-manager' }] as const

function visitDuty(kind: FollowupKind, owner: Role, clause: string, zh: string, en: string): DutyRule {
  const of = termFigures[kind]
  return {
    id: `${clause}-${kind}-${owner}`, clause, zh, en, owner, evidence: 'record', ladder: late, ...(of === null ? {} : { figure: { clauseId: of.clauseId, name: of.name } }),
    comes: { kind: 'after', event: `followup.${kind}.${owner}`, term: firstVisitTerm(kind, printedFigures(p14Clauses)) },
  }
}

/** Duties whose day is agreed or set by a person; the event names it. */
function agreedDuty(id: string, clause: string, owner: Role, event: string, zh: string, en: string, term: Term = { unit: 'calendar-days', count: 0 }): DutyRule {
  return { id, clause, zh, en, owner, evidence: 'record', ladder: late, comes: { kind: 'after', event, term } }
}

/** The owner's duty to take over a plan that somebody else published. */
export const planConfirmationDuty = 'P14-1.1'

const duties: readonly DutyRule[] = [
  ...visitors.map((role) => visitDuty('complaint', role, 'P14-1.3', '投诉回访', 'Return visit after a complaint')),
  visitDuty('repair', 'clerk', 'P14-1.4', '维修回访', 'Return visit after a repair'),
  visitDuty('event', 'clerk', 'P14-1.5', '活动回访', 'Return visits after an event'),
  visitDuty('festival', 'general-manager', 'P14-1.6', '节日拜访', 'Festival visits'),
  visitDuty('move-in', 'clerk', 'P14-1.6', '入伙回访', 'Return visit after a move-in'),
  visitDuty('emergency', 'department-manager', 'P14-1.6', '突发事件回访', 'Return visit after an emergency'),
  ...visitors.map((role) => agreedDuty(`P14-1.9b-${role}`, 'P14-1.9', role, `followup.again.${role}`, '再次回访', 'A further return visit')),
  agreedDuty('P14-1.9a', 'P14-1.9', 'clerk', 'followup.reply-promised', '答复客户新意见', 'Reply to a new opinion'),
  agreedDuty('P14-2.3b', 'P14-2.3', 'department-manager', 'followup.correction', '整改回访发现的问题', 'Put right what a visit found'),
  // The clause sets no time for the review; three days is the product's default.
  agreedDuty('P14-1.8', 'P14-1.8', 'department-manager', 'followup.recorded', '审阅回访记录', 'Review a visit’s record', { unit: 'calendar-days', count: 3 }),
  {
    // The clause sets no day of the month; the 5th is the product's default.
    id: 'P14-2.4c', clause: 'P14-2.4', zh: '上月客户回访记录', en: 'Last month’s follow-up record', owner: 'department-manager', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }],
    comes: { kind: 'recurs', recurrence: { every: 'months', months: 1, windows: [{ opens: { from: 'start', count: 1 }, due: { from: 'start', count: 5 } }] } },
  },
  // The clause sets no time for it; three days, like the review of a record.
  agreedDuty(planConfirmationDuty, 'P14-1.1', 'department-manager', 'followup.plan-not-by-owner', '确认他人发布的回访计划', 'Confirm a plan that somebody else published', { unit: 'calendar-days', count: 3 }),
  agreedDuty('P14-2.4d', 'P14-2.4', 'department-manager', 'followup.improvement', '按回访统计改进', 'An improvement from the follow-up record'),
]

export const p14 = {
  id: 'P14', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户回访', en: 'Follow-up of customers',
  clauses: declareClauses(p14Clauses, {
    'P14-1.1': 'followups', 'P14-1.2a': 'followups', 'P14-1.2b': 'followups', 'P14-1.3a': 'duties', 'P14-1.3b': 'followups', 'P14-1.3c': 'followups', 'P14-1.4a': 'duties',
    'P14-1.4b': 'followups', 'P14-1.4c': 'followups', 'P14-1.5a': 'duties', 'P14-1.5b': 'followups', 'P14-1.5c': 'followups', 'P14-1.6a': 'duties', 'P14-1.6b': 'followups',
    'P14-1.6c': 'duties', 'P14-1.7a': 'followups', 'P14-1.7b': 'followups', 'P14-1.8': 'followups', 'P14-1.9a': 'followups', 'P14-1.9b': 'followups', 'P14-1.9c': 'followups',
    'P14-1.10a': 'followups', 'P14-1.10b': 'followups', 'P14-1.11': 'followups', 'P14-1.12': 'followups', 'P14-1.13a': 'followups', 'P14-1.13b': 'followups', 'P14-2.1': 'followups',
    'P14-2.2a': 'followups', 'P14-2.2b': 'followups', 'P14-2.3a': 'followups', 'P14-2.3b': 'followups', 'P14-2.4a': 'followups', 'P14-2.4b': 'followups', 'P14-2.4c': 'followups',
    'P14-2.4d': 'followups', 'P14-3.1': 'registers', 'P14-3.2': 'registers',
  }),
  chains: [],
  duties,
} as const satisfies PolicyPack

/** Duties that a visit outstanding brings; any of them is settled by the visit. */
export const visitDutyIds: readonly string[] = duties.filter(({ comes }) => comes.kind === 'after' && /^followup\.(complaint|repair|event|festival|move-in|emergency|again)\./.test(comes.event)).map(({ id }) => id)

const percent = 100

/** P14 as the follow-ups apply it, with the figures that rule on a day. */
export type FollowupLaw = {
  readonly visits: FollowupRules
  /** By when the first visit of each kind is owed. */
  readonly firstVisitTerms: Readonly<Record<FollowupKind, Term>>
  /** The shares that must be visited, in basis points. */
  readonly rates: Readonly<Record<'complaint' | 'repair' | 'event', RateRule>>
  /** Everything that customers raise is handled and answered (P14-1.11). */
  readonly handledRate: RateRule
}

/** Reads P14's figures. */
export function followupLawFrom(figure: FigureReader): FollowupLaw {
  const share = (clause: string, clauseId: string, name: string): RateRule => ({ clause, minimumBasisPoints: Math.round(figure(clauseId, name) * percent) })
  const term = (kind: FollowupKind) => firstVisitTerm(kind, figure)
  return {
    // Complaint classes are counted from the mildest: the third of three.
    visits: { phoneFromVisit: figure('P14-1.9c', 'phoneAllowedFromVisit'), gradeWithoutPhone: caseGrades[figure('P14-1.9c', 'excludedComplaintClass') - 1] ?? 'major' },
    firstVisitTerms: { complaint: term('complaint'), repair: term('repair'), event: term('event'), festival: term('festival'), 'move-in': term('move-in'), emergency: term('emergency') },
    rates: { complaint: share('P14-1.3', 'P14-1.3b', 'followupRateMin'), repair: share('P14-1.4', 'P14-1.4b', 'followupRateMin'), event: share('P14-1.5', 'P14-1.5b', 'followupRateMin') },
    handledRate: share('P14-1.11', 'P14-1.11', 'handledRateRequired'),
  }
}
