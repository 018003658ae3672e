/** Copies of important material, its movements and couriers, and giving customer data to outside parties. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { copyMeans, copyStatuses, movementKinds, movementStatuses, safetyMeasures } from '#shared/domain/disclosure.ts'
import { disclosurePurposes, disclosureStatuses, outsideChannels } from '#shared/domain/disclosure-outside.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

const customerId = idOf('customer')
const locale = z.enum(['zh', 'en']).default('zh')
const paper = z.object({ title: z.string(), html: z.string() })
const warningSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])) })

/** Which part of a file: its profile, and documents of its list. */
const materialFields = { customerId, withProfile: z.boolean().default(true), itemIds: z.array(idOf('item')).max(200).default([]) }
const copies = z.number().int().min(1).max(99)

/** A part of a file with what makes it important: its level, or the office's mark. */
export const materialSchema = z.object({ itemId: idOf('item').nullable(), number: z.string(), title: z.string(), pages: z.number().int().nullable(), secrecy: z.enum(secrecyLevels), isMarked: z.boolean(), isImportant: z.boolean() })
export type Material = z.output<typeof materialSchema>

export const copyRequestSchema = z.object({
  id: idOf('copy-request'), number: z.string(), status: z.enum(copyStatuses), customerId, customer: z.string(), secrecy: z.enum(secrecyLevels), means: z.enum(copyMeans), copies: z.number().int(), taken: z.number().int(), purpose: z.string(),
  items: z.array(z.string()), requestedAt: instantSchema, requestedBy: z.string(), isMine: z.boolean(), approvalId: idOf('approval').nullable(), approvedBy: z.string(), decidedAt: instantSchema.nullable(),
})
export type CopyRequest = z.output<typeof copyRequestSchema>
export const takenCopySchema = z.object({ id: z.string(), request: z.string(), customer: z.string(), means: z.enum(copyMeans), what: z.string(), copies: z.number().int(), pages: z.number().int(), takenAt: instantSchema, takenBy: z.string() })
export type TakenCopy = z.output<typeof takenCopySchema>

export const copyAskSchema = z.object({ ...materialFields, means: z.enum(copyMeans).default('copy'), copies: copies.default(1), purpose: requiredLine(200) })
export type CopyAskInput = z.output<typeof copyAskSchema>
export const copyTakeSchema = z.object({
  ...materialFields, means: z.enum(copyMeans).exclude(['export']).default('print'), copies: copies.default(1),
  /** Sheets of one copy; null: counted from the documents. */
  pages: z.number().int().min(1).max(9_999).nullable().default(null),
  /** Null: the taker's own approved request that covers it, if there is one. */
  requestId: idOf('copy-request').nullable().default(null), locale,
})
export type CopyTakeInput = z.output<typeof copyTakeSchema>

export const courierSchema = z.object({ id: idOf('courier'), name: z.string(), namedAt: instantSchema, namedBy: z.string(), endedAt: instantSchema.nullable() })
export type Courier = z.output<typeof courierSchema>

export const movementRowSchema = z.object({
  id: idOf('movement'), number: z.string(), status: z.enum(movementStatuses), kind: z.enum(movementKinds), customerId, customer: z.string(), what: z.string(), secrecy: z.enum(secrecyLevels), isImportant: z.boolean(),
  person: z.string(), fromPlace: z.string(), toPlace: z.string(), channel: z.enum(outsideChannels), safety: z.enum(safetyMeasures), safetyNote: z.string(), movedAt: instantSchema, enteredAt: instantSchema, enteredBy: z.string(),
  /** Codes of what was wrong with a breach. */
  faults: z.array(z.string()), warnings: z.array(warningSchema),
})
export type MovementRow = z.output<typeof movementRowSchema>
const safetyFields = { safety: z.enum(safetyMeasures).default(''), safetyNote: line(120).default('') }
export const movementInputSchema = z.object({
  ...materialFields, kind: z.enum(movementKinds).default('carry-out'), person: requiredLine(40), fromPlace: line(80).default(''), toPlace: requiredLine(80), channel: z.enum(outsideChannels).default('in-person'), ...safetyFields,
  /** Null: now. */
  movedAt: instantSchema.nullable().default(null),
  /** It took place already; it is written down and not released. */
  hasHappened: z.boolean().default(false),
})
export type MovementInput = z.output<typeof movementInputSchema>

export const outsideRowSchema = z.object({
  id: idOf('disclosure'), number: z.string(), status: z.enum(disclosureStatuses), customerId, customer: z.string(), secrecy: z.enum(secrecyLevels), receiver: z.string(), purpose: z.enum(disclosurePurposes), purposeWords: z.string(), data: z.string(), items: z.array(z.string()),
  channel: z.enum(outsideChannels), plannedDay: daySchema, requestedAt: instantSchema, requestedBy: z.string(), approvalId: idOf('approval').nullable(), supervisorDay: daySchema.nullable(), supervisor: z.string(), managerDay: daySchema.nullable(), manager: z.string(),
  disclosedDay: daySchema.nullable(), disclosedBy: z.string(), warnings: z.array(warningSchema),
})
export type OutsideRow = z.output<typeof outsideRowSchema>
export const outsideInputSchema = z.object({
  ...materialFields, receiver: requiredLine(120), purpose: z.enum(disclosurePurposes), purposeWords: requiredLine(200), data: paragraph(500).default(''), channel: z.enum(outsideChannels), plannedDay: daySchema,
})
export type OutsideInput = z.output<typeof outsideInputSchema>

const state = <const States extends readonly [string, ...string[]]>(states: States) => ({ ...pageRequest, state: z.enum(states).default(states[0]) })
export const copyFilterSchema = z.object(state(['open', 'all', ...copyStatuses]))
export const movementFilterSchema = z.object(state(['all', ...movementStatuses, 'no-safety-measure']))
export const outsideFilterSchema = z.object(state(['open', 'all', ...disclosureStatuses]))

export const disclosureContract = {
  material: query('customers.read', '/disclosure/material', 'The parts of a file, with what makes each important').input(z.object({ customerId })).output(z.object({ customer: z.string(), rows: z.array(materialSchema), mayUnmark: z.boolean() })),
  mark: command('disclosure.ask', '/disclosure/mark', 'Mark a file or a document as important, or take the mark off').input(z.object({ customerId, itemId: idOf('item').nullable().default(null), isMarked: z.boolean(), reason: requiredLine(200) }))
    .output(z.object({ customer: z.string(), rows: z.array(materialSchema), mayUnmark: z.boolean() })),
  copyRequests: query('disclosure.read', '/disclosure/copy-requests', 'Requests to copy important material, newest first').input(copyFilterSchema).output(pageOf(copyRequestSchema)),
  copiesTaken: query('disclosure.read', '/disclosure/copies-taken', 'Every copy, print, excerpt and export that was taken, newest first').input(z.object(pageRequest)).output(pageOf(takenCopySchema)),
  askCopy: command('disclosure.ask', '/disclosure/ask-copy', 'Ask to copy, print, excerpt or export important material').input(copyAskSchema).output(copyRequestSchema),
  takeCopy: command('disclosure.ask', '/disclosure/take-copy', 'Take copies: each is logged with its pages; a print comes back as a page').input(copyTakeSchema)
    .output(z.object({ /** Copies that the permission still leaves; null where none is needed. */ left: z.number().int().nullable(), taken: takenCopySchema, paper: paper.nullable() })),
  couriers: query('disclosure.read', '/disclosure/couriers', 'Who may carry important material').input(z.object({})).output(z.object({ rows: z.array(courierSchema), mayName: z.boolean() })),
  nameCourier: command('disclosure.ask', '/disclosure/name-courier', 'Name a person who may carry important material').input(z.object({ name: requiredLine(40) })).output(z.object({ rows: z.array(courierSchema), mayName: z.boolean() })),
  endCourier: command('disclosure.ask', '/disclosure/end-courier', 'End the naming of a courier').input(z.object({ id: idOf('courier') })).output(z.object({ rows: z.array(courierSchema), mayName: z.boolean() })),
  movements: query('disclosure.read', '/disclosure/movements', 'Movements of material, newest first').input(movementFilterSchema).output(pageOf(movementRowSchema)),
  movement: query('disclosure.read', '/disclosure/movement', 'One movement with its history').input(z.object({ id: idOf('movement') })).output(z.object({ movement: movementRowSchema, history: z.array(historyEntrySchema) })),
  move: command('disclosure.ask', '/disclosure/move', 'Release material to the person who carries it, or write down a movement that took place').input(movementInputSchema).output(movementRowSchema),
  fillSafety: command('disclosure.ask', '/disclosure/fill-safety', 'Fill in how moved material is protected').input(z.object({ id: idOf('movement'), ...safetyFields })).output(movementRowSchema),
  outside: query('disclosure.read', '/disclosure/outside', 'Disclosures to outside parties, newest first').input(outsideFilterSchema).output(pageOf(outsideRowSchema)),
  outsideSheet: query('disclosure.read', '/disclosure/outside-sheet', 'One disclosure with its history').input(z.object({ id: idOf('disclosure') })).output(z.object({ disclosure: outsideRowSchema, history: z.array(historyEntrySchema) })),
  askOutside: command('disclosure.ask', '/disclosure/ask-outside', 'Ask to give customer data to an outside party').input(outsideInputSchema).output(outsideRowSchema),
  disclose: command('disclosure.ask', '/disclosure/disclose', 'Hand the data over after both have agreed: registered, and printed for the receiver').input(z.object({ id: idOf('disclosure'), /** Null: today. */ day: daySchema.nullable().default(null), /** Who carries it, by sealed courier: a designated person for important material. */ person: line(40).default(''), ...safetyFields, locale })).output(z.object({ disclosure: outsideRowSchema, paper })),
  outsideForm: query('disclosure.read', '/disclosure/outside-form', 'The disclosure form with its signature boxes').input(z.object({ id: idOf('disclosure'), locale })).output(paper),
}
