/** Customer files: open, correct, list items, find by name, initials, room, plate, phone tail, number or scan. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { customerCategories, customerGaps, customerStatuses, itemCarriers, partyTypes, twinReasons } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

const contactSchema = z.object({ name: line(60).default(''), post: line(40).default(''), phones: z.array(line(40)).max(10).default([]) })

/** What the desk types; a correction types it again, whole. Only the name must be known. */
const customerFields = {
  name: requiredLine(120),
  category: z.enum(customerCategories).default('unset'), partyType: z.enum(partyTypes).default('unset'), profession: line(40).default(''),
  creditCode: line(40).default(''), idNumber: line(40).default(''),
  room: line(60).default(''), address: line(200).default(''), plate: line(20).default(''),
  /** The number that the office used before, e.g. in an imported list. */
  formerNumber: line(40).default(''),
  enteredDay: daySchema.nullable().default(null),
  secrecy: z.enum(secrecyLevels).default('internal'), shelfPlace: line(60).default(''),
  /** The colleague who looks after this customer. */
  keeper: line(60).default(''),
  remark: paragraph(2000).default(''),
  contacts: z.array(contactSchema).max(20).default([]),
  /** Fields of the office's own, by their label. */
  extra: z.record(line(40), paragraph(500)).default({}),
}
export const customerInputSchema = z.object(customerFields)
export type CustomerInput = z.output<typeof customerInputSchema>

const itemFields = {
  title: requiredLine(120), code: line(60).default(''), pages: z.number().int().min(0).max(99_999).nullable().default(null), carrier: z.enum(itemCarriers).default('paper'),
  shelfPlace: line(60).default(''), secrecy: z.enum(secrecyLevels).nullable().default(null), present: z.boolean().default(true), note: line(200).default(''),
}
export const customerItemInputSchema = z.object(itemFields)
export type CustomerItemInput = z.output<typeof customerItemInputSchema>

export const customerItemSchema = z.object({
  ...itemFields, id: idOf('item'), customerId: idOf('customer'), number: z.string(),
  /** What applies: the stricter of the file's level and the item's own. */
  secrecy: z.enum(secrecyLevels), ownSecrecy: z.enum(secrecyLevels).nullable(),
  /** Its content is classified and hidden from whoever asks: pages and note are left out. */
  isHidden: z.boolean(),
  /** The loan that holds it now, or null when it stands on its shelf. */
  outOn: z.object({ loanId: idOf('loan'), number: z.string(), borrower: z.string(), dueDay: daySchema.nullable() }).nullable(),
})
export type CustomerItem = z.output<typeof customerItemSchema>

/** A line of the list: the identity number is masked. */
export const customerRowSchema = z.object({
  id: idOf('customer'), number: z.string(), status: z.enum(customerStatuses), name: z.string(), category: z.enum(customerCategories), partyType: z.enum(partyTypes), profession: z.string(),
  creditCode: z.string(), idNumberMasked: z.string(), contactName: z.string(), phones: z.array(z.string()), room: z.string(), address: z.string(), plate: z.string(), formerNumber: z.string(),
  enteredDay: daySchema.nullable(), secrecy: z.enum(secrecyLevels), shelfPlace: z.string(), keeper: z.string(), remark: z.string(),
  /** What another unit entered and customer service has not sorted yet; null: nothing waits. */
  waiting: z.object({ since: instantSchema, by: z.string(), unit: z.string(), isNew: z.boolean() }).nullable(),
  itemsTotal: z.number().int(), itemsPresent: z.number().int(), gaps: z.array(z.enum(customerGaps)), createdAt: instantSchema, createdBy: z.string(),
})
export type CustomerRow = z.output<typeof customerRowSchema>

/** The whole profile, as its own page shows it. */
export const customerFileSchema = customerRowSchema.extend({
  idNumber: z.string(), extra: z.record(z.string(), z.string()), importBatchId: idOf('import').nullable(),
  contacts: z.array(z.object({ name: z.string(), post: z.string(), phones: z.array(z.object({ typed: z.string(), digits: z.string(), extension: z.string() })) })),
})
export type CustomerFile = z.output<typeof customerFileSchema>

export const twinSchema = z.object({ id: idOf('customer'), number: z.string(), name: z.string(), reasons: z.array(z.enum(twinReasons)) })
export type Twin = z.output<typeof twinSchema>

export const movementSchema = z.object({
  loanId: idOf('loan'), number: z.string(), kind: z.string(), status: z.string(), borrower: z.string(), items: z.array(z.string()),
  requestedAt: instantSchema, issuedAt: instantSchema.nullable(), dueDay: daySchema.nullable(), closedAt: instantSchema.nullable(),
})
export type Movement = z.output<typeof movementSchema>

/** What happened with this customer elsewhere: at the front desk, in the deposit log, on visits. */
export const matterSchema = z.object({
  kind: z.enum(['visit', 'call', 'case', 'deposit', 'customer-visit', 'register-line', 'care-contact']),
  /** The kind of case (`complaint`, `follow-up`, …), the register's name of its line; else the kind again. */
  detail: z.string(),
  id: z.string(), number: z.string(), status: z.string(), at: instantSchema, person: z.string(), title: z.string(), dueDay: daySchema.nullable(), endedAt: instantSchema.nullable(),
  /** Kind and status of a line of a declared register, whose words stand in its pack; it happened on a day, not at a moment. */
  words: z.object({ kind: z.object({ zh: z.string(), en: z.string() }), status: z.object({ zh: z.string(), en: z.string() }) }).optional(),
})
export type Matter = z.output<typeof matterSchema>

/** The next contact, promised while the file is opened; it becomes a case that is due on that day. */
export const followUpSchema = z.object({ what: requiredLine(200), day: daySchema })
export type FollowUpInput = z.output<typeof followUpSchema>

export const customerFilterSchema = z.object({
  ...pageRequest, text: line(80).default(''), status: z.enum(['all', ...customerStatuses]).default('active'),
  category: z.enum(['all', ...customerCategories]).default('all'), secrecy: z.enum(['all', ...secrecyLevels]).default('all'),
  /** Only files that lack this, or all. */
  gap: z.enum(['all', 'incomplete', ...customerGaps, 'items-missing']).default('all'),
  /** Only what waits in the customer-service inbox, or only what that department has sorted. */
  sorting: z.enum(['all', 'waiting', 'filed']).default('all'),
})
export type CustomerFilter = z.output<typeof customerFilterSchema>

const id = idOf('customer')
const fileWithItems = z.object({ customer: customerFileSchema, items: z.array(customerItemSchema), movements: z.array(movementSchema), matters: z.array(matterSchema), history: z.array(historyEntrySchema) })
export type CustomerSheet = z.output<typeof fileWithItems>

/** Which labels: the file's own, its documents' (null: all of them), on which paper, after how many used labels of a sheet. */
export const labelsSchema = z.object({
  id, file: z.boolean().default(true), itemIds: z.array(idOf('item')).max(200).nullable().default(null),
  paper: z.enum(['roll-60x40', 'a4-3x8']).default('a4-3x8'), skip: z.number().int().min(0).max(23).default(0), locale: z.enum(['zh', 'en']).default('zh'),
})
export type LabelsInput = z.output<typeof labelsSchema>

export const customersContract = {
  open: command('customers.edit', '/customers/open', 'Open a file; names possible twins, and asks to confirm a second file of one name and telephone')
    .input(customerInputSchema.extend({ followUp: followUpSchema.nullable().default(null), /** A person looked: it is another customer. */ confirmedTwin: z.boolean().default(false) }))
    .output(z.object({ customer: customerFileSchema, twins: z.array(twinSchema), followUp: z.object({ id: idOf('case'), number: z.string(), dueDay: daySchema.nullable() }).nullable() })),
  correct: command('customers.edit', '/customers/correct', 'Correct a profile; the old wording stays in the book').input(z.object({ id, reason: requiredLine(200), ...customerFields }))
    .output(z.object({ customer: customerFileSchema, twins: z.array(twinSchema) })),
  close: command('customers.edit', '/customers/close', 'Close a file that is no longer worked with').input(z.object({ id, reason: requiredLine(200) })).output(customerFileSchema),
  reopen: command('customers.edit', '/customers/reopen', 'Open a closed file again').input(z.object({ id, reason: requiredLine(200) })).output(customerFileSchema),
  addItem: command('customers.edit', '/customers/add-item', 'Put a document on the list of a file').input(z.object({ customerId: id, ...itemFields })).output(customerItemSchema),
  correctItem: command('customers.edit', '/customers/correct-item', 'Correct a document on the list').input(z.object({ id: idOf('item'), reason: requiredLine(200), ...itemFields })).output(customerItemSchema),
  sort: command('customers.edit', '/customers/sort', 'Sort a file of the customer-service inbox into its class; it counts as filed from then on').input(z.object({ id, category: z.enum(customerCategories).exclude(['unset']).nullable().default(null) })).output(customerRowSchema),
  list: query('customers.read', '/customers/list', 'Customer files, newest first').input(customerFilterSchema).output(pageOf(customerRowSchema)),
  get: query('customers.read', '/customers/get', 'One file with its items, movements and history').input(z.object({ id })).output(fileWithItems),
  index: query('customers.read', '/customers/index', 'What the index says of a file and its documents, for asking to see or to borrow them').input(z.object({ id })).output(z.object({ customer: customerRowSchema, items: z.array(customerItemSchema) })),
  suggest: query('customers.read', '/customers/suggest', 'Type-ahead by name, pinyin initials, room, plate, phone tail or number').input(z.object({ typed: line(80) })).output(z.object({ rows: z.array(customerRowSchema) })),
  findTwins: query('customers.read', '/customers/find-twins', 'Files that may be the same customer')
    .input(z.object({ name: line(120).default(''), creditCode: line(40).default(''), idNumber: line(40).default(''), phones: z.array(line(40)).max(20).default([]), exceptId: id.nullable().default(null) }))
    .output(z.object({ rows: z.array(twinSchema) })),
  findByCode: query('customers.read', '/customers/find-by-code', 'The file or item with this number or bar code, as scanned or typed; null when there is none').input(z.object({ code: line(60) }))
    .output(z.object({ customer: customerRowSchema, item: customerItemSchema.nullable() }).nullable()),
  counts: query('customers.read', '/customers/counts', 'How many files are open and closed, how many are filed, and how many wait in the customer-service inbox').input(z.object({}))
    .output(z.object({ active: z.number().int(), closed: z.number().int(), /** Sorted by customer service: the consolidated list. */ filed: z.number().int(), waiting: z.number().int() })),
  labels: query('customers.read', '/customers/labels', 'Labels for a file and its documents as a printable page').input(labelsSchema).output(z.object({ html: z.string() })),
}
