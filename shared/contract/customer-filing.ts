/** Filing of customers: first contact, the basic-information form and its confirmation, changes, events, contacts, and looking into a file. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, requiredLine } from '#shared/contract/values.ts'
import { basicFields, filingCategories, filingEventKinds, filingStatuses } from '#shared/domain/customer-filing.ts'

const id = idOf('filing')
const noticeSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })

/** The seven basic items; "none" is an answer for the supervising unit. */
const formFields = { category: z.enum(filingCategories).default('unset'), nature: line(60).default(''), supervisor: line(120).default(''), address: line(200).default(''), contactPerson: line(60).default(''), phone: line(40).default('') }
export const filingFormSchema = z.object({ name: requiredLine(120), ...formFields })

/** What everybody sees of a file without looking into it. */
export const filingRowSchema = z.object({
  id, number: z.string().nullable(), status: z.enum(filingStatuses), name: z.string(), category: z.enum(filingCategories), department: z.string(), filedBy: z.string(), contactDay: daySchema, dueDay: daySchema,
  submittedDay: daySchema.nullable(), confirmedDay: daySchema.nullable(), isImportant: z.boolean(), staff: z.array(z.string()), /** Without dealings it is a prospect. */ dealingsSince: daySchema.nullable(),
  /** Basic items that are there, of seven. */
  complete: z.number().int(), customerId: idOf('customer').nullable(), notices: z.array(noticeSchema),
})
export type FilingRow = z.output<typeof filingRowSchema>

export const filingChangeSchema = z.object({
  id: idOf('filing-change'), number: z.string(), field: z.enum(basicFields), oldValue: z.string(), newValue: z.string(), changedDay: daySchema.nullable(), knownDay: daySchema, dueDay: daySchema,
  /** Null: the maintenance form is missing. */
  reportedDay: daySchema.nullable(), daysLate: z.number().int(), confirmedAt: instantSchema.nullable(), enteredBy: z.string(),
})
export type FilingChange = z.output<typeof filingChangeSchema>

export const filingSheetSchema = z.object({
  filing: filingRowSchema, form: filingFormSchema, missing: z.array(z.enum(basicFields)), changes: z.array(filingChangeSchema),
  events: z.array(z.object({ id: z.string(), kind: z.enum(filingEventKinds), day: daySchema, what: z.string(), source: z.string(), enteredBy: z.string() })), history: z.array(historyEntrySchema),
})
export type FilingSheet = z.output<typeof filingSheetSchema>

export const filingFilterSchema = z.object({ ...pageRequest, text: line(80).default(''), state: z.enum(['all', 'open', ...filingStatuses, 'category-missing', 'incomplete', 'late', 'too-few-contacts', 'form-missing', 'prospect']).default('open') })
export type FilingFilter = z.output<typeof filingFilterSchema>
export const contactInputSchema = z.object({ ...filingFormSchema.shape, contactDay: daySchema, department: line(40).default('') })
export type ContactInput = z.output<typeof contactInputSchema>
export const changeInputSchema = z.object({
  id, field: z.enum(basicFields), newValue: requiredLine(200), knownDay: daySchema, changedDay: daySchema.nullable().default(null),
  /** False leaves the maintenance form unfinished: the change is listed as such. */
  isReported: z.boolean().default(true),
})
export type ChangeInput = z.output<typeof changeInputSchema>

export const customerFilingContract = {
  list: query('customers.read', '/customer-filing/list', 'Filings, the newest first').input(filingFilterSchema).output(pageOf(filingRowSchema)),
  counts: query('customers.read', '/customer-filing/counts', 'Filings by category, prospects apart').input(z.object({}))
    .output(z.object({ categories: z.array(z.object({ category: z.enum(filingCategories), filings: z.number().int() })), customers: z.number().int(), prospects: z.number().int() })),
  unfiled: query('customers.read', '/customer-filing/unfiled', 'Companies that the desk received and that have no file yet, the latest reception of each').input(z.object({}))
    .output(z.object({ rows: z.array(z.object({ visitId: z.string(), number: z.string(), name: z.string(), person: z.string(), phone: z.string(), day: daySchema })) })),
  findTwins: query('customers.read', '/customer-filing/find-twins', 'Filings and files that may be the same customer').input(z.object({ name: line(120).default(''), phone: line(40).default('') }))
    .output(z.object({ rows: z.array(z.object({ number: z.string(), name: z.string(), kind: z.enum(['filing', 'customer']), id: z.string() })) })),
  contact: command('customer-visits.write', '/customer-filing/contact', 'Enter the first contact with a new customer, with as much of the form as is known').input(contactInputSchema).output(filingSheetSchema),
  fill: command('customer-visits.write', '/customer-filing/fill', 'Fill the basic-information form in').input(z.object({ id, ...filingFormSchema.shape })).output(filingSheetSchema),
  submit: command('customer-visits.write', '/customer-filing/submit', 'File it: hand the form in for confirmation').input(z.object({ id })).output(filingSheetSchema),
  confirm: command('approvals.decide', '/customer-filing/confirm', 'Confirm a filing: it gets its number and a customer file').input(z.object({ id })).output(filingSheetSchema),
  sendBack: command('approvals.decide', '/customer-filing/send-back', 'Send a filing back to whoever filed it').input(z.object({ id, reason: requiredLine(200) })).output(filingSheetSchema),
  dismiss: command('customer-visits.write', '/customer-filing/dismiss', 'It is no customer after all').input(z.object({ id, reason: requiredLine(200) })).output(filingSheetSchema),
  setCategory: command('customer-visits.write', '/customer-filing/set-category', 'Set one of the four categories, with a reason').input(z.object({ id, category: z.enum(filingCategories).exclude(['unset']), reason: requiredLine(200) })).output(filingSheetSchema),
  setContacts: command('customer-visits.write', '/customer-filing/set-contacts', 'Who of us is in touch, and whether the customer is important').input(z.object({ id, staff: z.array(requiredLine(40)).max(10), isImportant: z.boolean(), dealingsSince: daySchema.nullable().default(null) })).output(filingSheetSchema),
  enterEvent: command('customer-visits.write', '/customer-filing/enter-event', 'Enter a major change on the customer’s side or between us').input(z.object({ id, kind: z.enum(filingEventKinds), day: daySchema, what: requiredLine(200), source: line(120).default('') })).output(filingSheetSchema),
  change: command('customer-visits.write', '/customer-filing/change', 'Change a filed profile by the maintenance form; the old value stays').input(changeInputSchema).output(filingSheetSchema),
  reportChange: command('customer-visits.write', '/customer-filing/report-change', 'Finish the maintenance form of a change').input(z.object({ id: idOf('filing-change') })).output(filingSheetSchema),
  confirmChange: command('approvals.decide', '/customer-filing/confirm-change', 'Confirm a change').input(z.object({ id: idOf('filing-change') })).output(filingSheetSchema),
  askToLook: command('customer-visits.write', '/customer-filing/ask-to-look', 'Ask to look into a file').input(z.object({ id, purpose: requiredLine(200) })).output(z.object({ approvalId: idOf('approval'), chain: z.string() })),
  look: command('customer-visits.write', '/customer-filing/look', 'Look into a file; each look is entered in the book').input(z.object({ id })).output(filingSheetSchema),
  paper: query('customer-visits.write', '/customer-filing/paper', 'The basic-information form on paper').input(z.object({ id, locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ title: z.string(), html: z.string() })),
}
