/** The office's rules as the program runs them: what is cited can be opened, changed with an approval, rehearsed before, and counted. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, idOf, instantSchema, line, paragraph } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'
import { actings } from '#shared/domain/policies/conflicts.ts'
import { visitorClasses } from '#shared/domain/visits.ts'
import { changeKinds, changeStatuses, textActs } from '#shared/domain/policies/changes.ts'
import { ownerActions } from '#shared/domain/policies/owners.ts'
import { policyDepartments, posts } from '#shared/domain/posts.ts'

const words = { zh: z.string(), en: z.string() }
const pack = line(10)
const clauseId = line(40)

export const policyClauseSchema = z.object({
  ...words, id: z.string(), printed: z.string().describe('As people cite it, e.g. P07-19.5'), hardness: z.enum(['block', 'warn', 'record', 'show']),
  force: z.string(), mechanism: z.string().nullable().describe('What runs it; `shown` is guidance for people; null when the program does not run it yet'),
  numbers: z.record(z.string(), z.union([z.number(), z.string()])).describe('As they rule today'),
  changed: z.array(z.string()).describe('Figures that the office changed, by name'),
  notes: z.array(z.object({ act: z.enum(textActs), text: z.string(), fromDay: daySchema })).describe('Texts by which the office supplements or interprets the clause, as they rule today'),
})
const chainStepSchema = z.object({
  key: z.string(), clause: z.string(), roles: z.array(z.enum(roles)), posts: z.array(z.enum(posts)), mode: z.enum(['one', 'all', 'share']), sharePoints: z.number().int().nullable().describe('Basis points of the voices that carry a vote'),
  questions: z.array(z.string()).describe('What whoever decides answers one by one'), climbAfterDays: z.number().int().nullable(), onlySecrecy: z.array(z.string()), onlyKinds: z.array(z.string()), onlyDepartments: z.array(z.string()), atLeastCents: z.number().int().nullable(), belowCents: z.number().int().nullable(),
})
export type ChainStepRow = z.output<typeof chainStepSchema>
export const policyPackSchema = z.object({
  ...words, id: z.string(), version: z.string(), effectiveFrom: daySchema, isInForce: z.boolean().describe('The office lives by it today'), trade: z.string(), isNeeded: z.boolean(), clauses: z.array(policyClauseSchema),
  owner: z.object({ department: z.enum(policyDepartments), name: z.string(), clause: z.string(), isStaffed: z.boolean().describe('Somebody who may ask for changes belongs to it'), isOurs: z.boolean() }).nullable().describe('The department that drafts its versions'),
  chains: z.array(z.object({ id: z.string(), version: z.number().int(), steps: z.array(chainStepSchema) })),
})
export type PolicyPackRow = z.output<typeof policyPackSchema>
export type PolicyClauseRow = z.output<typeof policyClauseSchema>

/** What can be asked for: a pack begins or ceases to act, a figure of a clause takes another value, or a text supplements or interprets a clause. */
export const policyDraftSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pack'), pack, isActive: z.boolean() }),
  z.object({ kind: z.literal('figure'), clauseId, figure: line(60), value: z.number().min(-1e9).max(1e9) }),
  z.object({ kind: z.literal('text'), clauseId, act: z.enum(textActs), text: paragraph(1_000) }),
])
export type PolicyDraft = z.output<typeof policyDraftSchema>

export const policyChangeRowSchema = z.object({
  id: idOf('policy-change'), number: z.string(), kind: z.enum(changeKinds), status: z.enum(changeStatuses), pack: z.string(), clauseId: z.string(), figure: z.string(), act: z.enum(textActs).nullable(), topic: z.string(),
  /** As people read them: a number, a text, `on`/`off`, a pack, or empty for the stricter. */
  before: z.string(), after: z.string(),
  fromDay: daySchema, isRuling: z.boolean(), reason: z.string(), clause: z.string(), approvalId: idOf('approval').nullable(),
  /** The department that owns the policy, as the office calls it; empty when no clause names one. `ownerBy` took the proposal over or drafted it. */
  ownerName: z.string(), ownerBy: z.string(), endReason: z.string(), may: z.array(z.enum(ownerActions)).describe('What whoever reads may do with it now'),
  askedAt: instantSchema, askedBy: z.string(), askedDepartment: z.string(), endedAt: instantSchema.nullable(), endedBy: z.string(),
})
export type PolicyChangeRow = z.output<typeof policyChangeRowSchema>

const positionSchema = z.object({ pack: z.string(), clauseId: z.string(), printed: z.string(), ...words, value: z.number().nullable(), unit: z.string(), acts: z.enum(actings).describe('Whether a desk decides by it when it rules, it acts at a desk of its own, or nothing acts by it yet') })
export const conflictSchema = z.object({ topic: z.string(), ruling: positionSchema, others: z.array(positionSchema), reason: z.enum(['stricter', 'office', 'first']), isTwin: z.boolean(), follows: z.enum(['ruling', 'other', 'dearest', 'each', 'nothing']).describe('What the desks do: the saying that rules, another one because the ruling does not act yet, the dearest charged once, each its own, or nothing yet') })
export type ConflictRow = z.output<typeof conflictSchema>

export const differenceSchema = z.object({
  kind: z.enum(['loan', 'case', 'duty', 'followup', 'filing', 'visit', 'fine']), what: z.enum(['refused', 'moved', 'added', 'dropped', 'charged']), id: z.string(), number: z.string(), ...words, clause: z.string().nullable(), oldDay: daySchema.nullable(), newDay: daySchema.nullable(),
  oldCents: z.number().int().nullable(), newCents: z.number().int().nullable(),
})
export type DifferenceRow = z.output<typeof differenceSchema>
export const rehearsalSchema = z.object({
  from: daySchema, to: daySchema, looked: z.object({ loans: z.number().int(), cases: z.number().int(), duties: z.number().int(), followups: z.number().int(), filings: z.number().int(), visits: z.number().int(), fines: z.number().int() }), total: z.number().int(), differences: z.array(differenceSchema),
  /** Conflicts that the change would bring, by topic. */
  newConflicts: z.array(conflictSchema),
})
export type Rehearsal = z.output<typeof rehearsalSchema>

/** What forms tell while somebody types: the longest loan, and what a reception may cost. `guestsMax` null: any number of guests. */
export const rulingSchema = z.object({
  lending: z.object({ loanDaysMax: z.number(), clause: z.string() }),
  reception: z.object({ ceilingCents: z.record(z.enum(visitorClasses), z.number()), escorts: z.array(z.object({ guestsMax: z.number().nullable(), escorts: z.number(), orMore: z.boolean() })), ceilingClause: z.string(), escortsClause: z.string(), purposeClause: z.string() }),
})
export type Ruling = z.output<typeof rulingSchema>

const quotaStepSchema = z.object({ key: z.string(), value: z.number().optional(), clause: z.string().optional(), reason: z.string().optional(), from: daySchema.optional(), to: daySchema.optional(), byDay: daySchema.optional(), done: z.number().optional(), workedDays: z.number().optional(), workingDays: z.number().optional() })
export const quotaRowSchema = z.object({
  id: z.string(), clause: z.string(), ...words, sense: z.enum(['at-least', 'at-most']), member: z.string().describe('The area, thing or person that has it; empty for the office'), register: z.string(),
  period: z.string(), firstDay: daySchema, lastDay: daySchema, asked: z.number().int(), done: z.number().int(), excluded: z.number().int(), left: z.number().int(), over: z.number().int(), isMet: z.boolean(),
  forecast: z.object({ byDay: daySchema, expectedDone: z.number().int(), expectedShort: z.number().int(), expectedOver: z.number().int(), neededPerDay: z.number().int().nullable(), isProvisional: z.boolean() }).nullable().describe('Of a period that still runs'),
  steps: z.array(quotaStepSchema),
})
export type QuotaRow = z.output<typeof quotaRowSchema>

export const coverageStates = ['run', 'shown', 'missing'] as const
export const coverageRowSchema = z.object({
  id: z.string(), printed: z.string(), pack: z.string(), ...words, hardness: z.string(), mechanism: z.string().nullable(), state: z.enum(coverageStates), isActive: z.boolean(),
  /** By what it acted, the latest first: `refusal`, or the register whose entry named it. */
  firings: z.array(z.object({ how: z.string(), count: z.number().int(), lastAt: instantSchema })), count: z.number().int(), lastAt: instantSchema.nullable(),
})
export type CoverageRow = z.output<typeof coverageRowSchema>
export const packFaultSchema = z.object({ pack: z.string(), clause: z.string(), line: z.number().int().nullable(), fault: z.string(), detail: z.string(), weight: z.enum(['refused', 'warning']) })

export const policiesContract = {
  list: query('policies.read', '/policies/list', 'The policy packs that the program knows, which of them the office lives by, their clauses with hardness, mechanism and numbers, and their chains of approval')
    .input(z.object({})).output(z.object({ packs: z.array(policyPackSchema) })),
  ruling: query('policies.read', '/policies/ruling', 'The figures that forms tell while somebody types, as they rule today').input(z.object({})).output(rulingSchema),
  changes: query('policies.read', '/policies/changes', 'What the office changed or asks to change, the newest first').input(z.object({})).output(z.object({ changes: z.array(policyChangeRowSchema) })),
  propose: command('policies.propose', '/policies/propose', 'Ask to put a pack in or out of force, to change a figure or to add a text, from a day on: the owner’s draft, a proposal on the owner’s list, or at once with the general manager')
    .input(z.object({ draft: policyDraftSchema, fromDay: daySchema, reason: paragraph(500) })).output(policyChangeRowSchema),
  act: command('policies.own', '/policies/act', 'Take a proposal over, decline it, hand a draft to the general manager, or take it back').input(z.object({ id: idOf('policy-change'), action: z.enum(ownerActions), reason: paragraph(500).default('') })).output(policyChangeRowSchema),
  conflicts: query('policies.read', '/policies/conflicts', 'Where two packs that the office lives by disagree today, and which of them rules').input(z.object({})).output(z.object({ conflicts: z.array(conflictSchema) })),
  decideConflict: command('policies.decide', '/policies/decide-conflict', 'Let one pack rule a topic from today on, or the stricter again').input(z.object({ topic: line(40), pack: pack.nullable(), reason: paragraph(500) })).output(policyChangeRowSchema),
  rehearse: query('policies.read', '/policies/rehearse', 'Which loans, due days, duties and fines of the past months a change would have decided otherwise')
    .input(z.object({ draft: policyDraftSchema, months: z.number().int().min(1).max(24).default(3) })).output(rehearsalSchema),
  quotas: query('policies.read', '/policies/quotas', 'Every quota in force: asked, done and left in the period of a day and the one before, with its steps and what it will come to').input(z.object({ day: daySchema.optional() })).output(z.object({ rows: z.array(quotaRowSchema) })),
  coverage: query('policies.read', '/policies/coverage', 'Every clause: what runs it, where it acts and when it last did').input(z.object({})).output(z.object({ rows: z.array(coverageRowSchema), faults: z.array(packFaultSchema) })),
}
