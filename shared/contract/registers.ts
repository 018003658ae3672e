/** Registers and forms that the packs declare: enter, correct, close, strike out, list, print; and the fields that an office adds to them. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'
import { customFieldKinds, fieldKinds } from '#shared/domain/register-forms.ts'
import { lineStatuses } from '#shared/domain/register-lines.ts'

const id = idOf('register-line')
const words = { zh: z.string(), en: z.string() }
const locale = z.enum(['zh', 'en']).default('zh').describe('In which words fields are named')
const form = requiredLine(40).describe('The register, e.g. P07.damage')

/** A customer file, a document or a colleague; `id` is null for a person typed by name. Their words are the archive's own, whatever was sent. */
const linkSchema = z.object({ id: z.string().max(40).nullable(), label: line(200) })
const valueSchema = z.union([paragraph(4_000), z.number(), linkSchema])
const typedValues = z.record(requiredLine(40), valueSchema.nullable()).refine((values) => Object.keys(values).length <= 120, { message: 'too-many' })

const fieldCondition = z.union([z.object({ field: z.string(), is: z.array(z.string()) }), z.object({ field: z.string(), isEmpty: z.boolean() }), z.object({ field: z.string(), above: z.number() })])
/** A field as the form shows it; `isOffice` were added here, `isRetired` are no longer asked. */
export const registerFieldSchema = z.object({
  ...words, key: z.string(), kind: z.enum(fieldKinds), required: z.enum(['save', 'complete']).nullable(), isAtClose: z.boolean(), hint: z.object(words).nullable(), clause: z.string().nullable(),
  options: z.array(z.object({ ...words, value: z.string() })), unit: z.object(words).nullable(), min: z.number().nullable(), max: z.number().nullable(), isWhole: z.boolean(), isPast: z.boolean(), isActor: z.boolean(),
  when: z.array(z.union([fieldCondition, z.object({ anyOf: z.array(fieldCondition) })])), isOffice: z.boolean(), isRetired: z.boolean(), officeId: z.string().nullable(),
})
export type RegisterFieldRow = z.output<typeof registerFieldSchema>

export const registerSchema = z.object({
  ...words, id: z.string(), clause: z.string(), day: z.string(), title: z.array(z.string()), list: z.array(z.string()), completeness: z.array(z.string()), fields: z.array(registerFieldSchema),
  closes: z.object({ deed: z.object(words), waiting: z.object(words) }).nullable(), writers: z.array(z.enum(roles)).nullable(), closers: z.array(z.enum(roles)).nullable(),
  /** False: the office no longer lives by its policy; lines stay readable, none is entered. */
  isInForce: z.boolean(), open: z.number().int(), incomplete: z.number().int(), entered: z.number().int(),
})
export type RegisterRow = z.output<typeof registerSchema>

export const registerLineSchema = z.object({
  id, form: z.string(), number: z.string(), status: z.enum(lineStatuses), day: daySchema, title: z.string(), values: z.record(z.string(), valueSchema), lacks: z.array(z.string()),
  marks: z.array(z.object({ ...words, id: z.string(), clause: z.string() })),
  /** Calendar days that it has waited for its end; null when it waits for nothing. */
  waitingDays: z.number().int().nullable(), enteredAt: instantSchema, enteredBy: z.string(), closedAt: instantSchema.nullable(), closedBy: z.string().nullable(), reason: z.string(),
})
export type RegisterLine = z.output<typeof registerLineSchema>

export const lineSheetSchema = z.object({
  line: registerLineSchema, history: z.array(historyEntrySchema),
  duties: z.array(z.object({ ...words, id: z.string(), clause: z.string(), status: z.string(), dueDay: daySchema })),
})
export type LineSheet = z.output<typeof lineSheetSchema>

export const lineStates = ['current', 'all', 'open', 'incomplete', 'marked', 'closed', 'void'] as const
const narrowing = { form, text: line(80).default(''), state: z.enum(lineStates).default('current'), from: daySchema.nullable().default(null), to: daySchema.nullable().default(null) }
export const lineFilterSchema = z.object({ ...pageRequest, ...narrowing })
export type LineFilter = z.output<typeof lineFilterSchema>

export const officeFieldSchema = z.object({ form, label: requiredLine(30), kind: z.enum(customFieldKinds), options: z.array(requiredLine(40)).max(30).default([]), required: z.enum(['save', 'complete']).nullable().default(null), locale })
export type OfficeFieldInput = z.output<typeof officeFieldSchema>

const printed = z.object({ title: z.string(), html: z.string() })
const registersOut = z.object({ registers: z.array(registerSchema) })

export const registersContract = {
  forms: query('registers.read', '/registers/forms', 'Every register with its fields, the office’s own among them, and how many lines are open or incomplete').input(z.object({})).output(registersOut),
  list: query('registers.read', '/registers/list', 'Lines of a register, the newest day first').input(lineFilterSchema).output(pageOf(registerLineSchema)),
  get: query('registers.read', '/registers/get', 'One line with its history and the duties that it brought').input(z.object({ id })).output(lineSheetSchema),
  enter: command('registers.write', '/registers/enter', 'Enter a line').input(z.object({ form, values: typedValues, locale })).output(lineSheetSchema),
  correct: command('registers.write', '/registers/correct', 'Correct a line; the old values stay in its history').input(z.object({ id, values: typedValues, reason: line(200).default(''), locale })).output(lineSheetSchema),
  close: command('registers.write', '/registers/close', 'Close a line by what ended it').input(z.object({ id, values: typedValues, locale })).output(lineSheetSchema),
  strike: command('registers.write', '/registers/strike', 'Strike a line out, with a reason; it stays readable').input(z.object({ id, reason: requiredLine(200) })).output(lineSheetSchema),
  paper: query('registers.read', '/registers/paper', 'One line as an office form, or the blank form').input(z.object({ form, id: id.nullable().default(null), locale })).output(printed),
  pagePaper: query('registers.read', '/registers/page-paper', 'The register of a period on paper').input(z.object({ ...narrowing, locale })).output(printed),
  addField: command('registers.adapt', '/registers/add-field', 'Add a field of the office to a register').input(officeFieldSchema).output(registersOut),
  retireField: command('registers.adapt', '/registers/retire-field', 'Retire a field of the office; old lines keep its values').input(z.object({ id: idOf('register-field') })).output(registersOut),
}
