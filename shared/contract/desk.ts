/** The front desk: visits, calls and cases; who is inside, who is known already, what is still open. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { callKinds, callStatuses, callWishes } from '#shared/domain/calls.ts'
import { caseChannels, caseGrades, caseKinds, caseReactions, caseStatuses } from '#shared/domain/cases.ts'
import { receptionLevels } from '#shared/domain/reception-levels.ts'
import { filingCategories } from '#shared/domain/customer-filing.ts'
import { visitStatuses, visitorClasses } from '#shared/domain/visits.ts'

const noticeSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
const reason = requiredLine(200)
const customerId = idOf('customer').nullable().default(null)

/** A visit as the desk types it; a correction types it again, whole. Only the name must be known. */
const visitFields = {
  visitor: requiredLine(60), phone: line(40).default(''), company: line(120).default(''), customerId,
  host: line(60).default(''), purpose: line(120).default(''), visitorClass: z.enum(visitorClasses).default('D'), people: z.number().int().min(1).max(999).default(1),
  idNumber: line(40).default(''), badge: line(40).default(''),
  escorts: z.number().int().min(0).max(99).nullable().default(null), costCents: z.number().int().min(0).max(100_000_000).nullable().default(null), costReason: line(120).default(''),
  /** Null: the level that the customer's category proposes. */
  receptionLevel: z.enum(receptionLevels).nullable().default(null), receptionReason: line(120).default(''),
  note: paragraph(1000).default(''),
}
export const visitInputSchema = z.object({ ...visitFields, /** Null: now. */ arrivedAt: instantSchema.nullable().default(null), /** Known already when a paper list is entered later. */ leftAt: instantSchema.nullable().default(null) })
export type VisitInput = z.output<typeof visitInputSchema>
export const visitCorrectionSchema = z.object({
  id: idOf('visit'), reason, ...visitFields, arrivedAt: instantSchema,
  /** Null: the leaving stays as it is. */
  leftAt: instantSchema.nullable().default(null), stillInside: z.boolean().default(false),
})
export type VisitCorrection = z.output<typeof visitCorrectionSchema>

export const visitRowSchema = z.object({
  id: idOf('visit'), number: z.string(), status: z.enum(visitStatuses), ...visitFields,
  /** What the category proposed when the visit was registered; null for a visitor who is no known customer. */
  proposedLevel: z.enum(receptionLevels).nullable(),
  arrivedAt: instantSchema, registeredBy: z.string(), leftAt: instantSchema.nullable(),
  /** When and by whom the line was closed; the moment of leaving itself may be unknown. */
  closedAt: instantSchema.nullable(), closedBy: z.string(), notices: z.array(noticeSchema),
})
export type VisitRow = z.output<typeof visitRowSchema>

const callFields = {
  caller: line(60).default(''), phone: line(40).default(''), company: line(120).default(''), customerId,
  subject: line(200).default(''), kind: z.enum(callKinds).default('enquiry'), forWhom: line(60).default(''), wanted: z.enum(callWishes).default('nothing'), missed: z.boolean().default(false),
  /** Where the recording is kept, or why there is none (P01-4.5). */
  recording: line(120).default(''), durationSeconds: z.number().int().min(0).max(86_400).nullable().default(null), note: paragraph(2000).default(''),
}
export const callInputSchema = z.object({ ...callFields, calledAt: instantSchema.nullable().default(null), /** Opens a case from the call in the same step. */ openCase: z.boolean().default(false) })
export type CallInput = z.output<typeof callInputSchema>
export const callCorrectionSchema = z.object({ id: idOf('call'), reason, ...callFields, calledAt: instantSchema })
export type CallCorrection = z.output<typeof callCorrectionSchema>

export const callRowSchema = z.object({
  id: idOf('call'), number: z.string(), status: z.enum(callStatuses), ...callFields, calledAt: instantSchema, registeredBy: z.string(),
  settledAt: instantSchema.nullable(), settledBy: z.string(), outcome: z.string(),
})
export type CallRow = z.output<typeof callRowSchema>

const caseFields = {
  kind: z.enum(caseKinds).default('request'), grade: z.enum(caseGrades).default('ordinary'), gradeReason: line(120).default(''),
  person: line(60).default(''), phone: line(40).default(''), company: line(120).default(''), customerId, place: line(120).default(''),
  content: paragraph(4000).min(1, { message: 'required' }), channel: z.enum(caseChannels).default('call'), handler: line(60).default(''),
  /** The day that was agreed; null: the policy's day for a complaint, else none. */
  expectedDay: daySchema.nullable().default(null),
}
export const caseInputSchema = z.object({
  ...caseFields, receivedAt: instantSchema.nullable().default(null), /** Where it came from. */ visitId: idOf('visit').nullable().default(null), callId: idOf('call').nullable().default(null),
})
export type CaseInput = z.output<typeof caseInputSchema>
export const caseCorrectionSchema = z.object({ id: idOf('case'), reason, ...caseFields, receivedAt: instantSchema })
export type CaseCorrection = z.output<typeof caseCorrectionSchema>

export const caseRowSchema = z.object({
  id: idOf('case'), number: z.string(), status: z.enum(caseStatuses), ...caseFields,
  /** By when a reply is expected, and the clause that says so (null: agreed, or none). */
  dueDay: daySchema.nullable(), dueClause: z.string().nullable(),
  visitId: idOf('visit').nullable(), callId: idOf('call').nullable(), receivedAt: instantSchema, registeredBy: z.string(), takenUpAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(), closedBy: z.string(), result: z.string(), reaction: z.enum(caseReactions), notices: z.array(noticeSchema),
})
export type CaseRow = z.output<typeof caseRowSchema>

export const deskKinds = ['visit', 'call', 'case'] as const
export type DeskKind = (typeof deskKinds)[number]
/** `inside`: now in the house; `forgotten`: inside since an earlier day; `open`: calls that wait and cases not closed; `below-vip`: key customers received at a lower level. */
export const deskStates = ['all', 'inside', 'forgotten', 'unknown', 'open', 'below-vip'] as const
export type DeskState = (typeof deskStates)[number]

/** One line of the day's list, whatever its kind. */
export const deskRowSchema = z.object({
  id: z.string(), kind: z.enum(deskKinds), number: z.string(), status: z.string(), at: instantSchema,
  person: z.string(), phone: z.string(), company: z.string(), toWhom: z.string(), about: z.string(),
  /** How a visit, call or case differs from its siblings: class, kind of call, kind of case. */
  detail: z.string(), people: z.number().int(), badge: z.string(), endedAt: instantSchema.nullable(), dueDay: daySchema.nullable(), marked: z.boolean(),
})
export type DeskRow = z.output<typeof deskRowSchema>
export const deskFilterSchema = z.object({
  ...pageRequest, kind: z.enum(['all', ...deskKinds]).default('all'), state: z.enum(deskStates).default('all'), text: line(80).default(''),
  from: daySchema.nullable().default(null), to: daySchema.nullable().default(null),
})
export type DeskFilter = z.output<typeof deskFilterSchema>

/** A person who was here, called or asked before: what fills the form in. */
export const knownPersonSchema = z.object({
  key: z.string(), name: z.string(), phone: z.string(), company: z.string(), customerId: idOf('customer').nullable(), idNumber: z.string(),
  host: z.string(), purpose: z.string(), visitorClass: z.enum(visitorClasses), lastAt: instantSchema, times: z.number().int(),
  /** The number of the visit under which this person is inside now, or null. */
  insideAs: z.string().nullable(),
})
export type KnownPerson = z.output<typeof knownPersonSchema>
export const insideSchema = z.object({ id: idOf('visit'), number: z.string(), visitor: z.string(), host: z.string(), arrivedAt: instantSchema })
export type Inside = z.output<typeof insideSchema>

export const deskSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visit'), visit: visitRowSchema, cases: z.array(caseRowSchema), history: z.array(historyEntrySchema) }),
  z.object({ kind: z.literal('call'), call: callRowSchema, cases: z.array(caseRowSchema), history: z.array(historyEntrySchema) }),
  z.object({ kind: z.literal('case'), case: caseRowSchema, origin: z.object({ kind: z.enum(['visit', 'call']), id: z.string(), number: z.string() }).nullable(), history: z.array(historyEntrySchema) }),
])
export type DeskSubject = z.output<typeof deskSubjectSchema>

export const dayEndSchema = z.object({
  day: daySchema, counts: z.object({ visits: z.number().int(), people: z.number().int(), calls: z.number().int(), casesOpened: z.number().int(), casesClosed: z.number().int() }),
  stillInside: z.array(visitRowSchema), unknown: z.array(visitRowSchema), waitingCalls: z.array(callRowSchema), openCases: z.array(caseRowSchema),
})
export type DayEnd = z.output<typeof dayEndSchema>

const paperRequest = { locale: z.enum(['zh', 'en']).default('zh') }
const printed = z.object({ title: z.string(), html: z.string() })
const register = 'desk.register'
const read = 'desk.read'

export const deskContract = {
  registerVisit: command(register, '/desk/register-visit', 'Write a visitor down; names visits of the same person that are still open, without stopping').input(visitInputSchema).output(z.object({ visit: visitRowSchema, alreadyInside: z.array(insideSchema) })),
  signOut: command(register, '/desk/sign-out', 'A visitor leaves, now or at a known time').input(z.object({ id: idOf('visit'), leftAt: instantSchema.nullable().default(null) })).output(visitRowSchema),
  closeUnknown: command(register, '/desk/close-unknown', 'Close a forgotten visit as "left, time unknown"; no time is written').input(z.object({ id: idOf('visit'), note: line(200).default('') })).output(visitRowSchema),
  correctVisit: command(register, '/desk/correct-visit', 'Correct a visit; the old line stays in the book').input(visitCorrectionSchema).output(visitRowSchema),
  registerCall: command(register, '/desk/register-call', 'Write a call down; with openCase its case is opened in the same step').input(callInputSchema).output(z.object({ call: callRowSchema, case: caseRowSchema.nullable() })),
  settleCall: command(register, '/desk/settle-call', 'A waiting call is done: called back, passed on').input(z.object({ id: idOf('call'), outcome: line(200).default(''), at: instantSchema.nullable().default(null) })).output(callRowSchema),
  correctCall: command(register, '/desk/correct-call', 'Correct a call; the old line stays in the book').input(callCorrectionSchema).output(callRowSchema),
  openCaseFromCall: command(register, '/desk/open-case-from-call', 'A call becomes a case, with its words').input(z.object({ callId: idOf('call') })).output(caseRowSchema),
  registerCase: command(register, '/desk/register-case', 'Take a request, complaint or repair down').input(caseInputSchema).output(caseRowSchema),
  takeUpCase: command(register, '/desk/take-up-case', 'Somebody handles the case from now on').input(z.object({ id: idOf('case'), handler: requiredLine(60), note: line(200).default('') })).output(caseRowSchema),
  noteCase: command(register, '/desk/note-case', 'Write down what was done meanwhile').input(z.object({ id: idOf('case'), note: paragraph(1000).min(1, { message: 'required' }) })).output(caseRowSchema),
  closeCase: command(register, '/desk/close-case', 'Close a case with its result and time').input(z.object({ id: idOf('case'), result: paragraph(2000).default(''), reaction: z.enum(caseReactions).default('unknown'), at: instantSchema.nullable().default(null) })).output(caseRowSchema),
  reopenCase: command(register, '/desk/reopen-case', 'Open a closed case again').input(z.object({ id: idOf('case'), reason })).output(caseRowSchema),
  correctCase: command(register, '/desk/correct-case', 'Correct a case; the old line stays in the book').input(caseCorrectionSchema).output(caseRowSchema),
  list: query(read, '/desk/list', 'Visits, calls and cases, newest first').input(deskFilterSchema).output(pageOf(deskRowSchema)),
  get: query(read, '/desk/get', 'One visit, call or case with its history').input(z.object({ id: z.string().max(60) })).output(deskSubjectSchema),
  suggestPeople: query(read, '/desk/suggest-people', 'Who was here, called or asked before: by name, pinyin initials, phone tail, company').input(z.object({ typed: line(80) })).output(z.object({ rows: z.array(knownPersonSchema) })),
  suggestHosts: query(read, '/desk/suggest-hosts', 'Whom visitors see: colleagues and earlier hosts').input(z.object({ typed: line(40).default('') })).output(z.object({ rows: z.array(z.object({ name: z.string(), department: z.string() })) })),
  findByCode: query(read, '/desk/find-by-code', 'The visit that a badge, visit number or identity number belongs to: inside now, or the last one; null when there is none').input(z.object({ code: line(60) })).output(z.object({ inside: z.boolean(), visit: visitRowSchema }).nullable()),
  proposeReception: query(read, '/desk/propose-reception', 'The level at which the customer of a file, or the company of this name, is received; null for nobody known').input(z.object({ customerId, company: line(120).default('') })).output(z.object({ name: z.string(), category: z.enum(filingCategories), level: z.enum(receptionLevels) }).nullable()),
  findInside: query(read, '/desk/find-inside', 'Whether this person is inside already').input(z.object({ visitor: line(60).default(''), phone: line(40).default(''), idNumber: line(40).default('') })).output(z.object({ rows: z.array(insideSchema) })),
  dayEnd: query(read, '/desk/day-end', 'What a day leaves behind: who is still inside, whose leaving is unknown, what waits').input(z.object({ day: daySchema.nullable().default(null) })).output(dayEndSchema),
  badge: query(read, '/desk/badge', 'A visitor badge, ready for paper').input(z.object({ id: idOf('visit'), ...paperRequest })).output(printed),
  dayEndPaper: query(read, '/desk/day-end-paper', 'The end-of-day list, ready for paper').input(z.object({ day: daySchema.nullable().default(null), ...paperRequest })).output(printed),
}
