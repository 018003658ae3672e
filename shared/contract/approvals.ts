/** Approvals: what waits for me, what I asked for, and the sheet of each with its chain as it ran and as it will run. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'

export const approvalStatuses = ['running', 'agreed', 'returned', 'refused', 'withdrawn'] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]
export const approvalActions = ['agree', 'return', 'refuse', 'withdraw'] as const
export type ApprovalAction = (typeof approvalActions)[number]
/** `waiting`: its turn has not come. `unreached`: the chain ended before it. */
export const stepStatuses = ['waiting', 'open', 'agreed', 'returned', 'refused', 'unreached'] as const
export type StepStatus = (typeof stepStatuses)[number]

/** How a step counts its decisions. `one`: the first agreement of anyone who is asked carries it. */
export const stepModes = ['one'] as const
export type StepMode = (typeof stepModes)[number]
/** By what a person acts: the step's own seat, a seat climbed to because nobody else could decide, the requester's own right, or the desk that gave the matter up. */
export const standings = ['seat', 'climbed', 'requester', 'desk'] as const
export type Standing = (typeof standings)[number]

/** A line of the sheet: the key of its label in `shared/text`, and what stands there. `textKey` values are texts themselves. */
export const sheetLineSchema = z.object({ label: z.string(), value: z.string(), textKey: z.string().optional() })
export type SheetLine = z.output<typeof sheetLineSchema>

export const approvalRowSchema = z.object({
  id: idOf('approval'), number: z.string(), status: z.enum(approvalStatuses), subjectKind: z.string(), subjectId: z.string(), subjectNumber: z.string(), title: z.string(),
  requester: z.string(), requestedAt: instantSchema, closedAt: instantSchema.nullable(),
  /** The step whose turn it is, or null when the approval has ended. */
  openStep: z.string().nullable(),
  /** Nobody who may decide the open step can be found: somebody must be given the role. */
  vacant: z.boolean(),
})
export type ApprovalRow = z.output<typeof approvalRowSchema>

export const approvalStepSchema = z.object({
  position: z.number().int(), key: z.string(), clause: z.string(), mode: z.enum(stepModes), status: z.enum(stepStatuses), roles: z.array(z.enum(roles)),
  /** The people who may decide it now, by name; for a step still ahead, those it will fall to. */
  people: z.array(z.string()),
  /** The authority that it climbed to because nobody of its own roles can decide it, or because it waited too long. */
  climbedTo: z.enum(roles).nullable(),
  /** Nobody at all can decide it: it waits until somebody is given a role. */
  vacant: z.boolean(), openedAt: instantSchema.nullable(),
  decisions: z.array(z.object({ action: z.enum(approvalActions), standing: z.enum(standings), by: z.string(), role: z.enum(roles), department: z.string(), at: instantSchema, reason: z.string() })),
})
export type ApprovalStep = z.output<typeof approvalStepSchema>

export const approvalSheetSchema = z.object({
  approval: approvalRowSchema, chainId: z.string(), chainVersion: z.number().int(), lines: z.array(sheetLineSchema), warnings: z.array(z.object({ code: z.string(), clause: z.string().optional(), facts: z.record(z.string(), z.unknown()) })),
  steps: z.array(approvalStepSchema),
  /** How it ended when it was not a step that ended it: the requester withdrew, or the desk gave the matter up. */
  ending: z.object({ by: z.string(), standing: z.enum(standings), at: instantSchema, reason: z.string() }).nullable(),
  /** Earlier approvals of the same matter, oldest first, with the words that ended each. */
  earlier: z.array(z.object({ id: idOf('approval'), number: z.string(), status: z.enum(approvalStatuses), closedAt: instantSchema.nullable(), by: z.string(), reason: z.string() })),
  history: z.array(historyEntrySchema),
  /** What the person who looks may do now. */
  mayDecide: z.boolean(), mayWithdraw: z.boolean(),
})
export type ApprovalSheet = z.output<typeof approvalSheetSchema>

const id = idOf('approval')
/** The step that the person saw; when the chain has moved on meanwhile, the act is refused. Null decides whichever step is open. */
const step = z.number().int().min(1).nullable().default(null)
const acted = z.object({ approval: approvalRowSchema })

export const approvalsContract = {
  list: query('approvals.read', '/approvals/list', 'Approvals: waiting for me, asked by me, decided by me, or all')
    .input(z.object({ ...pageRequest, box: z.enum(['in', 'out', 'decided', 'all']).default('in'), status: z.enum(['all', ...approvalStatuses]).default('all'), text: line(80).default('') })).output(pageOf(approvalRowSchema)),
  get: query('approvals.read', '/approvals/get', 'One approval as its sheet').input(z.object({ id })).output(approvalSheetSchema),
  agree: command('approvals.decide', '/approvals/agree', 'Agree to the open step').input(z.object({ id, step, opinion: paragraph(500).default('') })).output(acted),
  return: command('approvals.decide', '/approvals/return', 'Send it back to the requester with a reason').input(z.object({ id, step, reason: paragraph(500).default('') })).output(acted),
  refuse: command('approvals.decide', '/approvals/refuse', 'Refuse it with a reason').input(z.object({ id, step, reason: paragraph(500).default('') })).output(acted),
  withdraw: command('lending.request', '/approvals/withdraw', 'Take back my own request').input(z.object({ id, reason: paragraph(500).default('') })).output(acted),
}
