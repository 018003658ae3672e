/** Approvals: what waits for me, what I asked for, and the sheet of each with its chain as it ran and as it will run. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'
import { posts } from '#shared/domain/posts.ts'

export const approvalStatuses = ['running', 'agreed', 'returned', 'refused', 'withdrawn'] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]
/** `return` sends the matter to its requester and ends the approval; `send-back` opens an earlier step again; `answer` is the opinion of a delegate, which goes back to who asked for it. */
export const approvalActions = ['agree', 'return', 'refuse', 'withdraw', 'send-back', 'transfer', 'delegate', 'answer', 'add-signer', 'remove-signer', 'urge', 'copy'] as const
export type ApprovalAction = (typeof approvalActions)[number]
/** `waiting`: its turn has not come. `unreached`: the chain ended before it. */
export const stepStatuses = ['waiting', 'open', 'agreed', 'returned', 'refused', 'unreached'] as const
export type StepStatus = (typeof stepStatuses)[number]

/** How a step counts its decisions. `one`: the first agreement of anyone who is asked carries it. `all`: every seat must agree. `share`: a vote that ends when its share is reached or cannot be reached any more. */
export const stepModes = ['one', 'all', 'share'] as const
export type StepMode = (typeof stepModes)[number]
/** By what a person acts: the step's own seat, in another's place, a seat climbed to because nobody else could decide, an opinion that was asked of him, the requester's own right, the desk that gave the matter up, or as somebody who decided earlier. */
export const standings = ['seat', 'stand-in', 'climbed', 'delegate', 'requester', 'desk', 'earlier'] as const
export type Standing = (typeof standings)[number]
/** Whether it was clicked, or signed on paper and brought back with the paper's code. */
export const decisionMedia = ['screen', 'paper'] as const
export type DecisionMedium = (typeof decisionMedia)[number]

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
  /** When its requester last urged the open step. */
  urgedAt: instantSchema.nullable(),
})
export type ApprovalRow = z.output<typeof approvalRowSchema>

/** A person whom an act can name. */
export const approvalPersonSchema = z.object({ id: idOf('user'), name: z.string(), role: z.enum(roles), department: z.string() })
export type ApprovalPerson = z.output<typeof approvalPersonSchema>

/** One voice of a step that counts several: who gives it, what it said, what it waits for. */
export const approvalVoiceSchema = z.object({
  seat: z.number().int(),
  /** The role or the post that gives it; both null when it is one person's, and `name` says whose. */
  role: z.enum(roles).nullable(), post: z.enum(posts).nullable(), name: z.string(), said: z.enum(['agree', 'refuse']).nullable(),
  /** Who asked for this further signer, by name; null for a voice of the chain. */
  addedBy: z.string().nullable(), addedId: idOf('user').nullable(),
  /** Whose opinion it waits for, by name. */
  delegate: z.string().nullable(),
})

/** Yes or no by the key of a step's question. */
const answersSchema = z.record(z.string().max(60), z.boolean())

export const approvalDecisionSchema = z.object({
  action: z.enum(approvalActions), standing: z.enum(standings), by: z.string(), role: z.enum(roles), department: z.string(), at: instantSchema, reason: z.string(),
  /** In whose place and under what authority; empty when in his own. */
  actingFor: z.string(), under: z.string(),
  /** Whom the act concerns, by name; empty when nobody. */
  target: z.string(), targetStep: z.string().nullable(),
  medium: z.enum(decisionMedia), enteredBy: z.string(), attachmentId: idOf('attachment').nullable(),
  answers: answersSchema,
  /** False for a vote or an opinion that was given before the step was opened again: kept to read, counted no more. */
  counts: z.boolean(),
})
export type ApprovalDecision = z.output<typeof approvalDecisionSchema>

export const approvalStepSchema = z.object({
  position: z.number().int(), key: z.string(), clause: z.string(), mode: z.enum(stepModes), status: z.enum(stepStatuses), roles: z.array(z.enum(roles)),
  /** Posts that it asks by name of the post; their roles stand in `roles` too. */
  posts: z.array(z.enum(posts)),
  /** The people who may decide it now, by name; for a step still ahead, those it will fall to. */
  people: z.array(z.string()),
  /** People who may act in another's place today, by name. */
  standIns: z.array(z.object({ name: z.string(), actingFor: z.string(), under: z.string() })),
  /** The authority that it climbed to because nobody of its own roles can decide it, or because it waited too long. */
  climbedTo: z.enum(roles).nullable(),
  /** Nobody at all can decide it: it waits until somebody is given a role. */
  vacant: z.boolean(), openedAt: instantSchema.nullable(),
  /** Voices so far, and how many carry it. */
  count: z.object({ agreed: z.number().int(), refused: z.number().int(), total: z.number().int(), needed: z.number().int() }),
  /** Keys of the questions that whoever agrees for the chain answers with yes. */
  questions: z.array(z.string()),
  voices: z.array(approvalVoiceSchema),
  decisions: z.array(approvalDecisionSchema),
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
  /** To whom it was given to read, by name. */
  copies: z.array(approvalDecisionSchema),
  /** What the person who looks may do now. */
  mayDecide: z.boolean(), mayWithdraw: z.boolean(), mayAnswer: z.boolean(), mayUrge: z.boolean(), mayCopy: z.boolean(), mayPrint: z.boolean(),
  /** In whose place he would decide, and under what authority; null when in his own. */
  actingFor: z.object({ name: z.string(), under: z.string() }).nullable(),
  /** Earlier steps that it can go back to. */
  earlierSteps: z.array(z.object({ position: z.number().int(), key: z.string() })),
  /** People who may receive the seat or be asked, people who may sign the open step on paper, people to whom it may be given to read. */
  targets: z.array(approvalPersonSchema), signers: z.array(approvalPersonSchema), readers: z.array(approvalPersonSchema),
})
export type ApprovalSheet = z.output<typeof approvalSheetSchema>

const id = idOf('approval')
/** The step that the person saw; when the chain has moved on meanwhile, the act is refused. Null decides whichever step is open. */
const step = z.number().int().min(1).nullable().default(null)
const acted = z.object({ approval: approvalRowSchema })
const words = paragraph(500).default('')
const user = idOf('user')

export const standInSchema = z.object({
  id: idOf('stand-in'), person: z.string(), standIn: z.string(), fromDay: daySchema, toDay: daySchema, under: z.string(),
  /** Whether it counts today. */
  isNow: z.boolean(),
  /** Whether the person who looks may end it. */
  mayEnd: z.boolean(),
})
export type StandInRow = z.output<typeof standInSchema>

/** What a printed code says when it is scanned: the sheet that it belongs to, and why it no longer counts. */
export const paperCodeStates = ['open', 'used', 'old'] as const

export const approvalsContract = {
  list: query('approvals.read', '/approvals/list', 'Approvals: waiting for me, asked by me, decided by me, copied to me, or all')
    .input(z.object({ ...pageRequest, box: z.enum(['in', 'out', 'decided', 'copied', 'all']).default('in'), status: z.enum(['all', ...approvalStatuses]).default('all'), text: line(80).default('') })).output(pageOf(approvalRowSchema)),
  get: query('approvals.read', '/approvals/get', 'One approval as its sheet').input(z.object({ id })).output(approvalSheetSchema),
  agree: command('approvals.decide', '/approvals/agree', 'Agree to the open step, and answer its questions').input(z.object({ id, step, opinion: words, answers: answersSchema.default({}) })).output(acted),
  return: command('approvals.decide', '/approvals/return', 'Send it back to the requester with a reason').input(z.object({ id, step, reason: words })).output(acted),
  refuse: command('approvals.decide', '/approvals/refuse', 'Refuse it with a reason').input(z.object({ id, step, reason: words })).output(acted),
  withdraw: command('lending.request', '/approvals/withdraw', 'Take back my own request').input(z.object({ id, reason: words })).output(acted),
  sendBack: command('approvals.decide', '/approvals/send-back', 'Send it back to an earlier step with a reason').input(z.object({ id, step, to: z.number().int().min(1).max(99), reason: words })).output(acted),
  transfer: command('approvals.decide', '/approvals/transfer', 'Hand my seat to another person for good').input(z.object({ id, step, to: user, reason: words })).output(acted),
  delegate: command('approvals.decide', '/approvals/delegate', 'Ask another person for an opinion that comes back to me').input(z.object({ id, step, to: user, reason: words })).output(acted),
  answer: command('approvals.decide', '/approvals/answer', 'Give the opinion that was asked of me').input(z.object({ id, step, opinion: words })).output(acted),
  addSigner: command('approvals.decide', '/approvals/add-signer', 'Ask one more person to agree besides').input(z.object({ id, step, to: user, reason: words })).output(acted),
  removeSigner: command('approvals.decide', '/approvals/remove-signer', 'Take a further signer off who has not spoken').input(z.object({ id, step, signer: user, reason: words })).output(acted),
  urge: command('lending.request', '/approvals/urge', 'Remind whoever must decide; at most once a day and step').input(z.object({ id, step, reason: words })).output(acted),
  copy: command('lending.request', '/approvals/copy', 'Give it to another person to read').input(z.object({ id, to: user, reason: words })).output(acted),
  print: command('lending.request', '/approvals/print', 'The sheet as a page with a one-time code for the open step; an earlier code stops working')
    .input(z.object({ id, locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ html: z.string(), code: z.string() })),
  findByCode: query('approvals.read', '/approvals/find-by-code', 'The approval whose printed sheet has this code').input(z.object({ code: line(60) })).output(z.object({ id, number: z.string(), state: z.enum(paperCodeStates) }).nullable()),
  enterPaper: command('desk.register', '/approvals/enter-paper', 'Bring a signed sheet back: its code, who signed, what the signature says')
    .input(z.object({ id, code: line(60), signerId: user, says: z.enum(['agree', 'refuse']), reason: words, answers: answersSchema.default({}), attachmentId: idOf('attachment').nullable().default(null) })).output(acted),
  listStandIns: query('approvals.read', '/approvals/list-stand-ins', 'Who acts for whom now and in time to come').input(z.object({})).output(z.object({ rows: z.array(standInSchema), candidates: z.array(approvalPersonSchema) })),
  setStandIn: command('approvals.decide', '/approvals/set-stand-in', 'Name who acts for me from day to day').input(z.object({ standInId: user, fromDay: daySchema, toDay: daySchema, under: line(120).default('') })).output(z.object({ id: idOf('stand-in') })),
  endStandIn: command('approvals.decide', '/approvals/end-stand-in', 'End an entry from now on').input(z.object({ id: idOf('stand-in') })).output(z.object({ id: idOf('stand-in') })),
}
