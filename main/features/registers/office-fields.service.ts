/** Registers as the office sees them: what is declared, what it added, what waits; and adding and retiring a field of its own. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { insertOfficeField, listOfficeFields, retireOfficeField } from '#main/features/registers/office-fields.repository.ts'
import type { OfficeField } from '#main/features/registers/office-fields.repository.ts'
import { countByForm } from '#main/features/registers/registers.repository.ts'
import type { RegisterCounts } from '#main/features/registers/registers.repository.ts'
import { getForm } from '#main/features/registers/registers.service.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { OfficeFieldInput, RegisterFieldRow, RegisterRow } from '#shared/contract/registers.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { fieldOfCustom, ruledForm } from '#shared/domain/register-forms.ts'
import type { LineCondition, RegisterField, RegisterForm } from '#shared/domain/register-forms.ts'
import { decideCustomField } from '#shared/domain/register-lines.ts'
import type { Day } from '#shared/kernel/days.ts'
import { registerForms } from '#shared/policies/index.ts'

const register = 'registers'
const nothing: RegisterCounts = { open: 0, incomplete: 0, entered: 0 }

/** Every register of the policies that the office lives by, and those of others that hold lines. */
export async function listRegisters(reader: Reader, today: Day): Promise<{ registers: RegisterRow[] }> {
  const { packs, figure } = await readRules(reader, today)
  const counts = await countByForm(reader)
  const added = await listOfficeFields(reader, null)
  const acting = new Set<string>(packs.map((pack) => pack.id))
  const rows = registerForms.map((form) => describe(ruledForm(form, figure), added.filter((field) => field.form === form.id), counts.get(form.id) ?? nothing, acting.has(form.id.slice(0, 3))))
  // What the office uses stands first.
  return { registers: rows.filter((row) => row.isInForce || row.entered > 0).toSorted((one, other) => Number(other.entered > 0) - Number(one.entered > 0)) }
}

function describe(form: RegisterForm, added: readonly OfficeField[], counts: RegisterCounts, isInForce: boolean): RegisterRow {
  return {
    id: form.id, zh: form.zh, en: form.en, clause: form.clause, day: form.day, title: [...form.title], list: [...form.list], completeness: [...(form.completeness ?? [])], isInForce, ...counts, writers: form.writers === undefined ? null : [...form.writers], closers: form.closers === undefined ? null : [...form.closers],
    closes: form.closes === undefined ? null : { deed: { ...form.closes.deed }, waiting: { ...form.closes.waiting } },
    fields: [...form.fields.map((field) => describeField(field, null)), ...added.map((field) => describeField(fieldOfCustom(field), field))],
  }
}

function describeField(field: RegisterField, added: OfficeField | null): RegisterFieldRow {
  const bounds = field.kind === 'number' || field.kind === 'money' ? field : undefined
  return {
    key: field.key, zh: field.zh, en: field.en, kind: field.kind, required: field.required ?? null, isAtClose: field.stage === 'close', hint: field.hint === undefined ? null : { ...field.hint }, clause: field.clause ?? null,
    options: field.kind === 'choice' ? field.options.map((option) => ({ ...option })) : [], unit: field.kind === 'number' && field.unit !== undefined ? { ...field.unit } : null, min: bounds?.min ?? null, max: bounds?.max ?? (field.kind === 'text' || field.kind === 'paragraph' ? field.max ?? null : null),
    isWhole: field.kind === 'number' && field.whole === true, isPast: (field.kind === 'day' || field.kind === 'instant') && field.latest !== undefined, isActor: field.kind === 'person' && field.begins === 'actor', when: (field.when ?? []).map(describeCondition),
    isOffice: added !== null, isRetired: added?.isRetired ?? false, officeId: added?.id ?? null,
  }
}

type OneCondition = Exclude<LineCondition, { anyOf: unknown }>

function describeCondition(condition: LineCondition): RegisterFieldRow['when'][number] {
  // A ruled form has its figures in place.
  const one = (each: OneCondition) => ('is' in each ? { field: each.field, is: [...each.is] } : 'above' in each ? { field: each.field, above: typeof each.above === 'number' ? each.above : Number.MAX_SAFE_INTEGER } : { field: each.field, isEmpty: each.isEmpty })
  return 'anyOf' in condition ? { anyOf: condition.anyOf.map(one) } : one(condition)
}

/** Adds a field of the office; it stands in the form, the list, on paper and in files from now on. */
export async function addOfficeField(unit: Unit, input: OfficeFieldInput): Promise<{ registers: RegisterRow[] }> {
  const form = getForm(input.form)
  const known = await listOfficeFields(unit.read, form.id)
  orRefuse(decideCustomField(form, known, input, input.locale))
  const id = unit.newId<'register-field'>()
  const key = `office${String(known.length + 1)}`
  const options = input.kind === 'choice' ? [...new Set(input.options)] : []
  await insertOfficeField(unit.write, { id, form: form.id, key, label: input.label, kind: input.kind, options, required: input.required, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'field-added', body: { form: form.id, label: input.label, kind: input.kind, options, required: input.required } })
  return listRegisters(unit.read, unit.today)
}

/** Retires a field of the office: it is asked no more, and old lines keep its values. */
export async function retireField(unit: Unit, id: string): Promise<{ registers: RegisterRow[] }> {
  const field = (await listOfficeFields(unit.read, null)).find((known) => known.id === id)
  if (field === undefined) throw new NotFoundError('register-field')
  if (field.isRetired) refuse({ code: 'registers.field-retired', facts: { label: field.label } })
  await retireOfficeField(unit.write, id, unit.now, unit.actor.userId)
  unit.recordEvent({ register, subjectId: id, kind: 'field-retired', body: { form: field.form, label: field.label } })
  return listRegisters(unit.read, unit.today)
}
