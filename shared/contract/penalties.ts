/** Penalties as proposals: record what was found, see the arithmetic, confirm, reduce, waive, dispute; the monthly statement of what was decided. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { findingNeeds } from '#shared/domain/penalty-findings.ts'
import { payerPosts, penaltyCauses } from '#shared/domain/penalty-gates.ts'
import { consequences, penaltyOutcomes, penaltyStatuses, penaltyStepKeys } from '#shared/domain/penalties.ts'
import { toClockTime } from '#shared/kernel/times.ts'

const cents = z.number().int().min(0).max(100_000_000_00)
/** A month, 'YYYY-MM'. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** A time of day, 'HH:MM'. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).transform(toClockTime)
const howMany = z.number().int().min(0).max(9_999)
const words = { zh: z.string(), en: z.string() }

export const stepSchema = z.object({ key: z.enum(penaltyStepKeys), value: z.number(), clause: z.string(), cents: z.number().int().optional() })
const consequenceSchema = z.object({ kind: z.enum(consequences), clause: z.string(), count: z.number().int(), /** Between which whoever confirms chooses. */ choices: z.array(z.enum(penaltyOutcomes)).optional() }).nullable()

/** A violation that may be recorded today: the clause, what it costs and what it asks for. */
export const violationSchema = z.object({
  clause: z.string(), ...words, basis: z.enum(['fixed', 'per-unit', 'ladder', 'of-amount', 'chosen-share', 'per-late-day', 'none']),
  /** One amount, or the steps of a ladder; empty where it is a share of something. */
  cents: z.array(z.number().int()), /** The share, or its bounds, in percent. */ percent: z.array(z.number()), needs: z.array(z.enum(findingNeeds)),
  /** Circumstances to choose from, charged or spared. */ causes: z.array(z.enum(penaltyCauses)), /** Whose holder pays. */ payer: z.enum(payerPosts).nullable(),
})
export type Violation = z.output<typeof violationSchema>

export const findingInputSchema = z.object({
  clauses: z.array(requiredLine(40)).min(1).max(6),
  /** A colleague who may log in, or null for a name that was typed. */
  personId: idOf('user').nullable().default(null), personName: requiredLine(60),
  day: daySchema, units: z.number().int().min(1).max(9_999).optional(), amountCents: cents.min(1).optional(),
  sinceDay: daySchema.nullable().default(null), percent: z.number().int().min(0).max(100).optional(), cause: z.enum(penaltyCauses).optional(),
  at: clockTime.nullable().default(null), fromAt: clockTime.nullable().default(null), toAt: clockTime.nullable().default(null), expected: howMany.nullable().default(null), counted: howMany.nullable().default(null), about: line(80).default(''),
  /** Further people of the same finding, each with a penalty of his own. */ others: z.array(requiredLine(60)).max(20).default([]),
  correctedOn: daySchema.nullable().default(null), evidence: paragraph(1_000).pipe(z.string().min(1, { message: 'required' })),
})
export type FindingInput = z.output<typeof findingInputSchema>

export const penaltyRowSchema = z.object({
  id: idOf('penalty'), number: z.string(), status: z.enum(penaltyStatuses), personId: idOf('user').nullable(), personKey: z.string(), personName: z.string(),
  /** What was found. */
  clause: z.string(), ...words, clauses: z.array(z.string()), day: daySchema, units: z.number().int().nullable(), documentedCents: z.number().int().nullable(), sinceDay: daySchema.nullable(), percent: z.number().int().nullable(),
  cause: z.enum(penaltyCauses).nullable(), at: z.string().nullable(), fromAt: z.string().nullable(), toAt: z.string().nullable(), expected: z.number().int().nullable(), counted: z.number().int().nullable(), about: z.string(),
  /** Who was seen, where another pays. */ noted: z.string(), correctedOn: daySchema.nullable(), /** Whether it is charged again until it is put right. */ repeats: z.boolean(), evidence: z.string(), recordedAt: instantSchema, recordedBy: z.string(),
  /** What is proposed, why, and what was decided. */
  proposedCents: z.number().int(), amountCents: z.number().int(), steps: z.array(stepSchema), beside: z.array(z.object({ clause: z.string(), amountCents: z.number().int() })),
  consequence: consequenceSchema, earlier: z.array(z.object({ number: z.string(), day: daySchema })),
  decidedAt: instantSchema.nullable(), decidedBy: z.string(), reason: z.string(),
})
export type PenaltyRow = z.output<typeof penaltyRowSchema>

export const penaltyBoxes = ['open', 'decided', 'charged', 'all', ...penaltyStatuses] as const
export const penaltyFilterSchema = z.object({ ...pageRequest, status: z.enum(penaltyBoxes).default('open'), text: line(60).default(''), month: month.nullable().default(null) })
export type PenaltyFilter = z.output<typeof penaltyFilterSchema>

export const penaltyDecisionSchema = z.object({ id: idOf('penalty'), action: z.enum(['confirm', 'reduce', 'waive', 'settle-dispute']), reason: paragraph(500).default(''), amountCents: cents.optional(), outcome: z.enum(penaltyOutcomes).optional() })
export type PenaltyDecision = z.output<typeof penaltyDecisionSchema>

/** Names for each post; a post left out has nobody. */
const payersSchema = z.partialRecord(z.enum(payerPosts), z.array(requiredLine(60)).max(20))

const statementLine = z.object({ number: z.string(), day: daySchema, clause: z.string(), ...words, amountCents: z.number().int(), consequence: consequenceSchema, reason: z.string() })
export const statementSchema = z.object({
  month, people: z.array(z.object({ personKey: z.string(), personName: z.string(), lines: z.array(statementLine), totalCents: z.number().int() })), totalCents: z.number().int(),
  /** Proposed or disputed in the month: not in the statement. */
  undecided: z.number().int(),
})
export type PenaltyStatement = z.output<typeof statementSchema>

export const penaltiesContract = {
  violations: query('penalties.record', '/penalties/violations', 'The violations of the policies in force, by clause or words, with what each costs and asks for').input(z.object({ typed: line(80).default('') })).output(z.object({ rows: z.array(violationSchema) })),
  suggestPeople: query('penalties.record', '/penalties/suggest-people', 'Colleagues and names recorded before').input(z.object({ typed: line(60).default('') })).output(z.object({ rows: z.array(z.object({ personId: idOf('user').nullable(), personName: z.string(), department: z.string() })) })),
  record: command('penalties.record', '/penalties/record', 'Record what was found: the penalty is proposed with its arithmetic').input(findingInputSchema).output(penaltyRowSchema),
  payers: query('penalties.record', '/penalties/payers', 'Who holds the posts whose holder pays for what others did').input(z.object({})).output(payersSchema),
  setPayers: command('penalties.decide', '/penalties/set-payers', 'Name who holds the posts whose holder pays').input(z.object({ payers: payersSchema })).output(payersSchema),
  correct: command('penalties.record', '/penalties/correct', 'Note the day on which a fault was put right; nothing is charged again from then on').input(z.object({ id: idOf('penalty'), correctedOn: daySchema })).output(penaltyRowSchema),
  dispute: command('penalties.record', '/penalties/dispute', 'Dispute a proposal or a decision: it is held until the dispute is settled').input(z.object({ id: idOf('penalty'), reason: paragraph(500) })).output(penaltyRowSchema),
  mine: query('penalties.record', '/penalties/mine', 'Penalties proposed for the person logged in, and those that he recorded').input(penaltyFilterSchema).output(pageOf(penaltyRowSchema)),
  list: query('penalties.read', '/penalties/list', 'Penalties by day, newest first').input(penaltyFilterSchema).output(pageOf(penaltyRowSchema)),
  get: query('penalties.read', '/penalties/get', 'One penalty with its history').input(z.object({ id: idOf('penalty') })).output(z.object({ penalty: penaltyRowSchema, history: z.array(historyEntrySchema) })),
  decide: command('penalties.decide', '/penalties/decide', 'Confirm, reduce or waive a penalty, or settle its dispute').input(penaltyDecisionSchema).output(penaltyRowSchema),
  statement: query('penalties.read', '/penalties/statement', 'What was confirmed or reduced in a month, by person').input(z.object({ month })).output(statementSchema),
  statementPaper: query('penalties.read', '/penalties/statement-paper', 'The statement of a month as a page').input(z.object({ month, locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ title: z.string(), html: z.string() })),
}
