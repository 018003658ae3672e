/** Follow-ups: return visits that are owed, planned, made and reviewed; rates of the month; open letters, replies and repeated complaints; the monthly record. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'
import { caseGrades } from '#shared/domain/cases.ts'
import { exemptionReasons, followupKinds, followupStatuses, satisfactions, signatureKinds, visitMeans, visitOutcomes } from '#shared/domain/followups.ts'

const markSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'month' })
const id = idOf('followup')
const paperId = idOf('attachment').nullable().default(null)

export const followupRowSchema = z.object({
  id, number: z.string(), kind: z.enum(followupKinds), status: z.enum(followupStatuses), sourceId: z.string().nullable(), sourceNumber: z.string(),
  title: z.string(), person: z.string(), phone: z.string(), place: z.string(), grade: z.enum(caseGrades), startDay: daySchema,
  /** Of the visit outstanding, whose number is `round`. */
  dueDay: daySchema, plannedDay: daySchema.nullable(), plannedReason: z.string(), round: z.number().int(), daysLate: z.number().int(),
  ownerRole: z.enum(roles), ownerUserId: z.string().nullable(), ownerName: z.string().nullable(), area: z.string(),
  participants: z.number().int().nullable(), /** Visits that count. */ visited: z.number().int(), /** How many an event asks for. */ required: z.number().int().nullable(),
  exemption: z.enum(['', ...exemptionReasons]), exemptionWords: z.string(), replyDay: daySchema.nullable(), replyAddressee: z.string(), replyPaperId: idOf('attachment').nullable(),
  awaitsReview: z.boolean(), awaitsSignature: z.boolean(), needsSupervisor: z.boolean(), marks: z.array(markSchema), proposedMeans: z.enum(visitMeans),
})
export type FollowupRow = z.output<typeof followupRowSchema>

const followUpOn = {
  /** What the visit follows; null for one that stands in no register. */
  title: requiredLine(200), person: line(60).default(''), phone: line(40).default(''), place: line(120).default(''),
}
export const followupInputSchema = z.object({
  ...followUpOn, kind: z.enum(followupKinds), grade: z.enum(caseGrades).default('ordinary'), day: daySchema,
  /** An event's registered participants, or heads counted. */
  participants: z.number().int().min(1).max(100_000).nullable().default(null),
  /** Units that an emergency affected: one follow-up each. */
  places: z.array(requiredLine(120)).max(500).default([]),
  /** How many days before a festival its plan opens. The clause prints no figure; 14 is the default. */
  leadDays: z.number().int().min(0).max(120).default(14),
})
export type FollowupInput = z.output<typeof followupInputSchema>

const visitFields = {
  means: z.enum(visitMeans), person: line(60).default(''), calledNumber: line(40).default(''), calledAt: instantSchema.nullable().default(null),
  said: paragraph(4000).default(''), satisfaction: z.enum(satisfactions).default('satisfied'),
  signature: z.enum(signatureKinds).default('none'), signerName: line(60).default(''), witness: line(60).default(''), paperId, /** False: a door visit waits for its signature. */ complete: z.boolean().default(true),
  newIssue: paragraph(2000).default(''), cannotAnswer: z.boolean().default(false), replyAt: instantSchema.nullable().default(null), told: z.boolean().default(false),
  outcome: z.enum(visitOutcomes).default('settled'), nextDay: daySchema.nullable().default(null), resolution: paragraph(1000).default(''), explained: paragraph(1000).default(''),
  corrector: line(60).default(''), correctorId: idOf('user').nullable().default(null), /** Why somebody below the named role went. */ reason: line(200).default(''),
}
export const visitInputSchema = z.object({ id, day: daySchema.nullable().default(null), ...visitFields })
export type ReturnVisitInput = z.output<typeof visitInputSchema>
/** A visit to a complaint that stands in no log is kept and listed (P14-2.2a). */
export const unloggedVisitSchema = z.object({ ...followUpOn, day: daySchema.nullable().default(null), ...visitFields, /** A case's number, when it is known after all. */ sourceNumber: line(30).default('') })
export type UnloggedVisitInput = z.output<typeof unloggedVisitSchema>

export const returnVisitSchema = z.object({
  id: idOf('return-visit'), round: z.number().int(), status: z.enum(['awaiting-signature', 'complete']), day: daySchema, ...visitFields,
  visitor: z.string(), visitorRole: z.enum(roles), counts: z.boolean(), caseId: z.string().nullable(), caseNumber: z.string(),
  opinion: z.string(), reviewedBy: z.string(), reviewedAt: instantSchema.nullable(), marks: z.array(markSchema),
})
export type ReturnVisitRow = z.output<typeof returnVisitSchema>

export const followupSheetSchema = z.object({ followup: followupRowSchema, visits: z.array(returnVisitSchema), history: z.array(historyEntrySchema) })
export type FollowupSheet = z.output<typeof followupSheetSchema>

/** `supervisor`: whatever a mark asks the supervisor to look at; `unassigned`: on a published plan without a visitor. */
export const followupBoxes = ['open', 'mine', 'late', 'unassigned', 'signature', 'review', 'supervisor', 'exempt', 'done', 'all'] as const
export type FollowupBox = (typeof followupBoxes)[number]
export const followupFilterSchema = z.object({ ...pageRequest, box: z.enum(followupBoxes).default('open'), kind: z.enum(['all', ...followupKinds]).default('all'), text: line(80).default('') })
export type FollowupFilter = z.output<typeof followupFilterSchema>

const verdictSchema = z.object({
  clause: z.string(), total: z.number().int(), excluded: z.number().int(), denominator: z.number().int(), done: z.number().int(), required: z.number().int(), short: z.number().int(),
  basisPoints: z.number().int().nullable(), isMet: z.boolean(),
})
const rateSchema = z.object({ ...verdictSchema.shape, kind: z.enum(followupKinds), name: z.string(), minimumBasisPoints: z.number().int(), /** Made, but after their due day. */ late: z.number().int(), /** What will be short on the last day if it goes on so; null once the month is over. */ forecast: z.object({ expectedShort: z.number().int(), byDay: daySchema }).nullable() })
export type FollowupRate = z.output<typeof rateSchema>
const caseReplySchema = z.object({ id: z.string(), number: z.string(), title: z.string(), person: z.string(), receivedDay: daySchema, hasResult: z.boolean(), /** How it was answered: `reaction`, `visit`, `letter`, `reply`; '' when it was not. */ answered: z.enum(['', 'anonymous', 'letter', 'reply', 'reaction', 'visit']), answeredDay: daySchema.nullable(), letterNumber: z.string(), submissions: z.number().int() })
export const monthSheetSchema = z.object({
  month: z.string(), rates: z.array(rateSchema), areas: z.array(rateSchema), /** Everything that customers raised: result and answer. */ handled: z.object({ ...verdictSchema.shape, lacking: z.array(caseReplySchema), joined: z.number().int() }),
  sample: z.object({ seed: z.string(), drawn: z.array(followupRowSchema) }), counts: z.object({ due: z.number().int(), made: z.number().int(), late: z.number().int(), dissatisfied: z.number().int(), open: z.number().int(), exempt: z.number().int() }),
  /** Numbers of follow-ups whose record nobody has read. */
  unreviewed: z.array(z.string()),
  record: z.object({ confirmedAt: instantSchema, confirmedBy: z.string(), submittedAt: instantSchema.nullable(), submittedBy: z.string(), readAt: instantSchema.nullable(), readBy: z.string(), unreviewed: z.array(z.string()), improvements: z.array(z.object({ words: z.string(), dueDay: daySchema, by: z.string(), at: instantSchema })) }).nullable(),
})
export type MonthSheet = z.output<typeof monthSheetSchema>

const planLineSchema = z.object({ id, visitorId: idOf('user').nullable().default(null), day: daySchema.nullable().default(null) })
const leftOutSchema = z.object({ id, reason: line(200).default('') })
export const planSchema = z.object({
  month: z.string(), draft: z.array(followupRowSchema),
  published: z.object({ version: z.number().int(), publishedAt: instantSchema, publishedBy: z.string(), owner: z.enum(roles), confirmedAt: instantSchema.nullable(), confirmedBy: z.string(), unassigned: z.array(z.string()), marks: z.array(markSchema) }).nullable(),
})
export type FollowupPlan = z.output<typeof planSchema>

export const postSchema = z.object({ id: idOf('post'), post: z.enum(['area', 'culture-clerk', 'department']), name: z.string(), buildings: z.array(z.string()), userId: z.string().nullable(), userName: z.string() })
export const letterSchema = z.object({ id: idOf('letter'), number: z.string(), issue: z.string(), issuedDay: daySchema, postedAt: z.string(), paperId: idOf('attachment').nullable(), issuedBy: z.string(), cases: z.array(z.object({ id: z.string(), number: z.string() })), marks: z.array(markSchema) })
export type OpenLetter = z.output<typeof letterSchema>
const twinSchema = z.object({ id: z.string(), number: z.string(), person: z.string(), content: z.string(), receivedDay: daySchema, submissions: z.number().int() })

const printed = z.object({ title: z.string(), html: z.string() })
const locale = z.enum(['zh', 'en']).default('zh')
const [read, record, review] = ['followups.read', 'followups.record', 'followups.review'] as const
const month = z.object({ month: monthSchema })

export const followupsContract = {
  open: command(record, '/followups/open', 'Begin to follow up an event, festival, move-in or emergency, or a matter that stands in no register; one for each affected unit').input(followupInputSchema).output(z.object({ rows: z.array(followupRowSchema) })),
  assign: command(record, '/followups/assign', 'Give the visit to a person and a day; another area’s assistant or a day past the limit asks for a reason').input(z.object({ id, visitorId: idOf('user').nullable().default(null), day: daySchema.nullable().default(null), reason: line(200).default('') })).output(followupRowSchema),
  exempt: command(record, '/followups/exempt', 'No visit is owed: anonymous, or a superior body asks for a written answer only; any other reason is kept and marked').input(z.object({ id, reason: z.enum(exemptionReasons), words: line(200).default(''), replyDay: daySchema.nullable().default(null), addressee: line(120).default(''), paperId })).output(followupRowSchema),
  annex: command(record, '/followups/annex', 'Attach the reply letter to the form of an exempt complaint').input(z.object({ id, replyDay: daySchema, addressee: line(120).default(''), paperId })).output(followupRowSchema),
  close: command(record, '/followups/close', 'End a follow-up or an event’s batch as it stands; what is outstanding is marked and stays on the board').input(z.object({ id, reason: line(200).default('') })).output(followupRowSchema),
  record: command(record, '/followups/record', 'Record a visit with what was said; a door visit is complete only with its signature').input(visitInputSchema).output(followupSheetSchema),
  recordUnlogged: command(record, '/followups/record-unlogged', 'Record a visit to a complaint that stands in no log; it is kept and listed').input(unloggedVisitSchema).output(followupSheetSchema),
  complement: command(record, '/followups/complement', 'Add what a recorded visit lacked: its signature, words, dates, who puts it right').input(z.object({ visitId: idOf('return-visit'), ...visitFields }).omit({ means: true, person: true, calledNumber: true, calledAt: true, complete: true, newIssue: true, cannotAnswer: true, outcome: true, reason: true, satisfaction: true, told: true }).extend({ told: z.boolean().nullable().default(null) })).output(followupSheetSchema),
  review: command(review, '/followups/review', 'Read a visit’s record and write an opinion; an empty one keeps it on the list. Accepting counts a visit that the customer would not sign').input(z.object({ visitId: idOf('return-visit'), opinion: paragraph(1000).default(''), accept: z.boolean().default(false) })).output(followupSheetSchema),
  list: query(read, '/followups/list', 'Follow-ups by due day').input(followupFilterSchema).output(pageOf(followupRowSchema)),
  get: query(read, '/followups/get', 'One follow-up, by its id or a visit’s, with its visits and history').input(z.object({ id: idOf('followup') })).output(followupSheetSchema),
  month: query(read, '/followups/month', 'The month’s rates with their denominators, who is short, the forecast, the sample, and the monthly record').input(month).output(monthSheetSchema),
  confirmMonth: command(review, '/followups/confirm-month', 'Confirm the month’s record as it stands; records that nobody has read are listed in it').input(month).output(monthSheetSchema),
  submitMonth: command(review, '/followups/submit-month', 'Submit the confirmed month to the company’s leaders').input(month).output(monthSheetSchema),
  readMonth: command(review, '/followups/read-month', 'A leader has read the month’s record').input(month).output(monthSheetSchema),
  noteImprovement: command(review, '/followups/note-improvement', 'Ask for an improvement; it becomes a duty').input(z.object({ month: monthSchema, words: paragraph(1000).min(1, { message: 'required' }), dueDay: daySchema })).output(monthSheetSchema),
  plan: query(read, '/followups/plan', 'The draft plan: every visit still awaited, by due day, and what was published').input(month).output(planSchema),
  publishPlan: command(record, '/followups/publish-plan', 'Publish the plan; each line with a visitor and a day is given out, the others are marked').input(z.object({ month: monthSchema, lines: z.array(planLineSchema).max(5000), leftOut: z.array(leftOutSchema).max(5000).default([]) })).output(planSchema),
  confirmPlan: command(review, '/followups/confirm-plan', 'The owner confirms a plan that somebody else published').input(month).output(planSchema),
  posts: query(read, '/followups/posts', 'Areas with their assistants, the community-culture clerk, the department that follows up').input(z.object({})).output(z.object({ rows: z.array(postSchema) })),
  setPost: command(review, '/followups/set-post', 'Say who holds a post').input(z.object({ post: z.enum(['area', 'culture-clerk', 'department']), name: line(60).default(''), buildings: z.array(requiredLine(20)).max(200).default([]), userId: idOf('user').nullable().default(null) })).output(z.object({ rows: z.array(postSchema) })),
  issueLetter: command(review, '/followups/issue-letter', 'One open letter answers every case of one issue').input(z.object({ number: requiredLine(40), issue: requiredLine(200), issuedDay: daySchema, postedAt: requiredLine(200), caseNumbers: z.array(requiredLine(30)).min(1).max(500), paperId })).output(letterSchema),
  fileLetter: command(record, '/followups/file-letter', 'File the copy of an open letter').input(z.object({ id: idOf('letter'), paperId: idOf('attachment') })).output(letterSchema),
  letters: query(read, '/followups/letters', 'The open letters of a year, the newest first, with those whose copy is missing').input(z.object({ year: z.number().int().min(1990).max(2200) })).output(z.object({ rows: z.array(letterSchema) })),
  reply: command(record, '/followups/reply', 'Say when and how a case was answered').input(z.object({ caseNumber: requiredLine(30), day: daySchema, words: paragraph(1000).default('') })).output(z.object({ number: z.string() })),
  twins: query(read, '/followups/twins', 'Complaints not yet settled that look like the same problem of the same person').input(z.object({ person: line(60).default(''), phone: line(40).default(''), place: line(120).default(''), content: paragraph(4000).default('') })).output(z.object({ rows: z.array(twinSchema) })),
  join: command(record, '/followups/join', 'The same problem reached another department: one record, one more submission').input(z.object({ caseNumber: requiredLine(30), department: requiredLine(60), day: daySchema.nullable().default(null), words: paragraph(1000).default('') })).output(twinSchema),
  visitForm: query(read, '/followups/visit-form', 'The visit record form, filled or blank, ready for paper').input(z.object({ visitId: idOf('return-visit').nullable().default(null), id: id.nullable().default(null), locale })).output(printed),
  monthForm: query(read, '/followups/month-form', 'The monthly follow-up record, ready for paper').input(z.object({ month: monthSchema, locale })).output(printed),
  complaintForm: query(read, '/followups/complaint-form', 'The form of an exempt complaint with its reply as annex').input(z.object({ id, locale })).output(printed),
}
