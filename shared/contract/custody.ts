/** Custody: shelving classes and places, who may see what, the log of openings, and destruction. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, requiredLine } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'
import { accessActs, accessRights, openingStandings } from '#shared/domain/custody.ts'
import { destructionMethods, destructionStatuses, judgements } from '#shared/domain/custody-destruction.ts'
import { shelvingClassActions, shelvingClassStatuses } from '#shared/domain/custody-places.ts'
import { customerCategories, customerStatuses } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

const [customerId, itemId, placeId, classId, listId, userId] = [idOf('customer'), idOf('item'), idOf('custody-place'), idOf('shelving-class'), idOf('destruction-list'), idOf('user')]
const warningSchema = z.object({ code: z.string(), clause: z.string().optional(), facts: z.record(z.string(), z.unknown()) })

export const shelvingClassSchema = z.object({
  id: classId, name: z.string(), category: z.enum(customerCategories).nullable(), status: z.enum(shelvingClassStatuses), department: z.string(), proposedBy: z.string(),
  /** Years that a closed file is kept; `isRetentionDefault` when the office said nothing. */
  retentionYears: z.number().int(), isRetentionDefault: z.boolean(), places: z.number().int(),
})
export type ShelvingClassRow = z.output<typeof shelvingClassSchema>

const placeFields = {
  code: requiredLine(20).regex(/^[^\s/.]+$/, { message: 'no spaces, dots or slashes' }), name: line(60).default(''), classId: classId.nullable().default(null), isSecret: z.boolean().default(false), keeperId: userId.nullable().default(null),
  rows: z.number().int().min(1).max(200).default(5), slots: z.number().int().min(1).max(1000).default(20),
}
export const placeInputSchema = z.object(placeFields)
export type PlaceInputValues = z.output<typeof placeInputSchema>
export const placeSchema = z.object({
  id: placeId, code: z.string(), name: z.string(), classId: classId.nullable(), className: z.string(), classCategory: z.enum(customerCategories).nullable(), isSecret: z.boolean(), keeperId: userId.nullable(), keeper: z.string(), rows: z.number().int(), slots: z.number().int(),
  /** Slots that are taken, of all; and what stands in the place without a slot of its own. */
  taken: z.number().int(), total: z.number().int(), loose: z.number().int(),
})
export type PlaceRow = z.output<typeof placeSchema>

/** What stands in a place, or is to stand in one. */
const subjectSchema = z.object({
  kind: z.enum(['customer', 'item']), id: z.string(), customerId, number: z.string(), title: z.string(), secrecy: z.enum(secrecyLevels), shelfPlace: z.string(), placeId: placeId.nullable(), row: z.number().int().nullable(), slot: z.number().int().nullable(),
})
export type ShelvedSubject = z.output<typeof subjectSchema>
const placedSchema = z.object({ placeId, place: z.string(), keeper: z.string() })
const shelvingSchema = z.object({ subject: subjectSchema, classId: classId.nullable(), className: z.string(), classCategory: z.enum(customerCategories).nullable(), proposed: placedSchema.nullable(), warnings: z.array(warningSchema) })
export type Shelving = z.output<typeof shelvingSchema>

export const fileListStates = ['class-missing', 'place-missing', 'place-undeclared', 'misplaced', 'retention-missing', 'expired'] as const
export type FileListState = (typeof fileListStates)[number]
export const custodyFileSchema = z.object({
  id: customerId, number: z.string(), name: z.string(), status: z.enum(customerStatuses), category: z.enum(customerCategories), secrecy: z.enum(secrecyLevels), shelfPlace: z.string(),
  /** The department that a place which was not declared names; '' for none. */
  department: z.string(), retentionEnd: daySchema.nullable(), openedAt: instantSchema,
})
export type CustodyFile = z.output<typeof custodyFileSchema>
export const outsideSchema = z.object({ id: idOf('outside'), customerId, itemId: itemId.nullable(), number: z.string(), title: z.string(), where: z.string(), holder: z.string(), foundAt: instantSchema, foundBy: z.string() })
export type OutsideRow = z.output<typeof outsideSchema>

const cell = { role: z.enum(roles), secrecy: z.enum(secrecyLevels), act: z.enum(accessActs), right: z.enum(accessRights) }
export const matrixSchema = z.object({ cells: z.array(z.object({ ...cell, isDefault: z.boolean() })), mayChange: z.boolean(), managers: z.array(z.string()), history: z.array(historyEntrySchema) })
export type AccessMatrixSheet = z.output<typeof matrixSchema>

export const openingSchema = z.object({
  id: idOf('opening'), at: instantSchema, userId, person: z.string(), customerId, customerNumber: z.string(), what: z.string(), outcome: z.enum(['opened', 'refused']), standing: z.enum([...openingStandings, '']), request: z.string(), code: z.string(), clause: z.string(),
})
export type OpeningRow = z.output<typeof openingSchema>

export const permissionSchema = z.object({ loanId: idOf('loan'), number: z.string(), customerNumber: z.string(), customerName: z.string(), person: z.string(), approvedDay: daySchema, fromDay: daySchema, untilDay: daySchema, /** Whether its approver named the days. */ isNamed: z.boolean() })
export type PermissionRow = z.output<typeof permissionSchema>
const permissionsSchema = z.object({ rows: z.array(permissionSchema) })

export const destructionLineSchema = z.object({ position: z.number().int(), customerId, number: z.string(), name: z.string(), items: z.number().int(), retentionEnd: daySchema, judgement: z.enum(judgements) })
export const destructionRowSchema = z.object({
  id: listId, number: z.string(), status: z.enum(destructionStatuses), method: z.enum(destructionMethods).nullable(), methodNote: z.string(), witnessIds: z.array(userId), witnesses: z.array(z.string()),
  createdAt: instantSchema, requesterId: userId, requester: z.string(), approvalId: idOf('approval').nullable(), approvedBy: z.string(), destroyedDay: daySchema.nullable(), files: z.number().int(),
})
export type DestructionRow = z.output<typeof destructionRowSchema>
export const destructionSheetSchema = z.object({ list: destructionRowSchema, lines: z.array(destructionLineSchema), history: z.array(historyEntrySchema) })
export type DestructionSheet = z.output<typeof destructionSheetSchema>

const code = requiredLine(60)
export const custodyContract = {
  places: query('custody.read', '/custody/places', 'Cabinets and secret stores with what is free').input(z.object({})).output(z.object({ rows: z.array(placeSchema) })),
  place: query('custody.read', '/custody/place', 'One cabinet, slot by slot').input(z.object({ id: placeId })).output(z.object({ place: placeSchema, held: z.array(subjectSchema) })),
  classes: query('custody.read', '/custody/classes', 'Shelving classes, and proposals of other departments').input(z.object({})).output(z.object({ rows: z.array(shelvingClassSchema), isCustomerService: z.boolean() })),
  files: query('custody.read', '/custody/files', 'Files without a class, without a declared place, in the wrong place, or past their retention').input(z.object({ ...pageRequest, state: z.enum(fileListStates) })).output(pageOf(custodyFileSchema)),
  outside: query('custody.read', '/custody/outside', 'What is outside the archive without a loan').input(z.object({})).output(z.object({ rows: z.array(outsideSchema) })),
  find: query('custody.read', '/custody/find', 'A scanned file or document with the place that comes next for it; null when it is unknown').input(z.object({ code: line(60) })).output(shelvingSchema.nullable()),
  shelve: command('custody.shelve', '/custody/shelve', 'Give a file or document its place').input(z.object({ code, place: requiredLine(60) })).output(z.object({ subject: subjectSchema, place: z.string(), keeper: z.string(), warnings: z.array(warningSchema) })),
  setClass: command('custody.shelve', '/custody/set-class', 'Put a file in a shelving class').input(z.object({ customerId, classId })).output(shelvingSchema),
  addClass: command('custody.shelve', '/custody/add-class', 'Set a shelving class, or propose one from another department').input(z.object({ name: requiredLine(60) })).output(shelvingClassSchema),
  decideClass: command('custody.keep', '/custody/decide-class', 'Take a proposed class up, decline it, or retire a class').input(z.object({ id: classId, action: z.enum(shelvingClassActions) })).output(shelvingClassSchema),
  setClassRetention: command('custody.keep', '/custody/set-class-retention', 'Say how many years closed files of a class are kept').input(z.object({ id: classId, years: z.number().int().min(1).max(100) })).output(shelvingClassSchema),
  declarePlace: command('custody.keep', '/custody/declare-place', 'Declare a cabinet or a secret store; files whose place names it join it').input(placeInputSchema).output(z.object({ place: placeSchema, joined: z.number().int() })),
  changePlace: command('custody.keep', '/custody/change-place', 'Change a cabinet or a secret store').input(z.object({ id: placeId, ...placeFields })).output(placeSchema),
  reportOutside: command('custody.shelve', '/custody/report-outside', 'Note that a file or document is kept outside the archive').input(z.object({ code, where: requiredLine(120), holder: line(60).default('') })).output(outsideSchema),
  bringBack: command('custody.shelve', '/custody/bring-back', 'Note that it is back in the archive').input(z.object({ id: idOf('outside') })).output(z.object({ number: z.string() })),
  matrix: query('custody.read', '/custody/matrix', 'Who may view, borrow and copy what').input(z.object({})).output(matrixSchema),
  setRight: command('custody.keep', '/custody/set-right', 'Set one cell of the matrix, with a reason').input(z.object({ ...cell, reason: requiredLine(200) })).output(matrixSchema),
  permissions: query('custody.read', '/custody/permissions', 'Approved consultations with the days on which each holds').input(z.object({})).output(permissionsSchema),
  setPeriod: command('custody.keep', '/custody/set-period', 'Name the days on which an approved consultation holds').input(z.object({ loanId: idOf('loan'), fromDay: daySchema, untilDay: daySchema })).output(permissionsSchema),
  openings: query('custody.watch', '/custody/openings', 'Who opened which file, and who was refused, newest first').input(z.object({ ...pageRequest, outcome: z.enum(['all', 'opened', 'refused']).default('all'), customerId: customerId.nullable().default(null) })).output(pageOf(openingSchema)),
  setRetention: command('custody.keep', '/custody/set-retention', 'Set the last day of a file’s retention').input(z.object({ customerId, endDay: daySchema, reason: requiredLine(200) })).output(custodyFileSchema),
  destructions: query('custody.read', '/custody/destructions', 'Destruction lists, newest first').input(z.object({ ...pageRequest })).output(pageOf(destructionRowSchema)),
  destruction: query('custody.read', '/custody/destruction', 'One destruction list').input(z.object({ id: listId })).output(destructionSheetSchema),
  startDestruction: command('custody.keep', '/custody/start-destruction', 'Put files whose retention is over on a destruction list').input(z.object({ customerIds: z.array(customerId).min(1).max(200) })).output(destructionSheetSchema),
  changeDestruction: command('custody.keep', '/custody/change-destruction', 'Judge the files and say how they are destroyed').input(z.object({ id: listId, method: z.enum(destructionMethods).nullable().default(null), methodNote: line(120).default(''), judgements: z.array(z.object({ position: z.number().int().min(1), judgement: z.enum(judgements) })).max(200).default([]) })).output(destructionSheetSchema),
  askDestruction: command('custody.keep', '/custody/ask-destruction', 'Ask the manager of customer service to approve a list').input(z.object({ id: listId })).output(destructionSheetSchema),
  destroy: command('custody.keep', '/custody/destroy', 'Record that the files were destroyed before two witnesses').input(z.object({ id: listId, witnessIds: z.array(userId).max(5) })).output(destructionSheetSchema),
  dropDestruction: command('custody.keep', '/custody/drop-destruction', 'Give a list up').input(z.object({ id: listId, reason: requiredLine(200) })).output(destructionSheetSchema),
  destructionPaper: query('custody.read', '/custody/destruction-paper', 'The destruction list as an office form').input(z.object({ id: listId, locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ title: z.string(), html: z.string() })),
}
