/** Guarantees that a register with a mistake in its declaration keeps its pack out of force: a field that is not there, a number that two registers share, a kind that nobody knows. */
import { conditionsOf, fieldKinds, fieldsOfConditions, figuresOfConditions } from '#shared/domain/register-forms.ts'
import type { RegisterField, RegisterForm } from '#shared/domain/register-forms.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const registerFaultCodes = ['register-twice', 'prefix-twice', 'bad-prefix', 'field-twice', 'bad-key', 'unknown-field-kind', 'unknown-field', 'empty-choice', 'bad-day-field', 'unknown-duty', 'unknown-figure'] as const
export type RegisterFaultCode = (typeof registerFaultCodes)[number]
export type RegisterFault = { readonly clause: string; readonly fault: RegisterFaultCode; readonly detail: string }

/** What is wrong with the registers of a pack, the packs before it being as they are: a number's letters belong to the register that had them first. */
export function registerFaultsOf(pack: PolicyPack, before: readonly PolicyPack[]): readonly RegisterFault[] {
  const taken = new Map(before.flatMap((other) => other.registers ?? []).map((form) => [form.prefix, form.id as string]))
  const ids = new Set<string>()
  return (pack.registers ?? []).flatMap((form) => {
    const faults: RegisterFault[] = []
    const report = (fault: RegisterFaultCode, detail: string) => void faults.push({ clause: form.clause, fault, detail: `${form.id} ${detail}`.trim() })
    if (ids.has(form.id) || !form.id.startsWith(`${pack.id}.`)) report('register-twice', '')
    if (taken.has(form.prefix)) report('prefix-twice', `${form.prefix} ${taken.get(form.prefix) ?? ''}`)
    if (!/^[A-Z]{2,4}$/.test(form.prefix)) report('bad-prefix', form.prefix)
    ids.add(form.id)
    taken.set(form.prefix, form.id)
    fieldFaults(form, report)
    for (const { clauseId, name } of figuresOfConditions(conditionsOf(form))) if (typeof pack.clauses.find((clause) => clause.id === clauseId)?.numbers[name] !== 'number') report('unknown-figure', `${clauseId} ${name}`)
    const standing = new Set((pack.duties ?? []).filter((duty) => duty.comes.kind !== 'after').map((duty) => duty.id))
    for (const { duty } of form.fulfils ?? []) if (!standing.has(duty)) report('unknown-duty', duty)
    return faults
  })
}

type Report = (fault: RegisterFaultCode, detail: string) => void

function fieldFaults(form: RegisterForm, report: Report): void {
  const known = new Map<string, RegisterField>()
  for (const field of form.fields) {
    if (known.has(field.key) || isKeyOfOffice(field.key)) report('field-twice', field.key)
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(field.key)) report('bad-key', field.key)
    known.set(field.key, field)
    // The type allows only known kinds; a pack that came as data may still hold another.
    const kinds: readonly string[] = fieldKinds
    if (!kinds.includes(field.kind)) report('unknown-field-kind', `${field.key} ${field.kind}`)
    if (field.kind === 'choice' && field.options.length === 0) report('empty-choice', field.key)
  }
  for (const key of fieldsNamed(form)) if (!known.has(key)) report('unknown-field', key)
  const placed = known.get(form.day)
  if (placed === undefined || !['day', 'instant'].includes(placed.kind) || placed.required !== 'save') report('bad-day-field', form.day)
}

/** Every field that the form speaks of outside its fields. */
function fieldsNamed(form: RegisterForm): readonly string[] {
  return [
    ...form.title, ...form.list, ...(form.completeness ?? []), ...(form.atLeastOne ?? []).flatMap((group) => group.fields), ...(form.unique?.fields ?? []), ...fieldsOfConditions(conditionsOf(form)),
    ...form.fields.flatMap((field) => [field.kind === 'day' || field.kind === 'instant' ? field.notBefore : undefined, field.kind === 'day' ? field.notAfter : undefined].filter((key) => key !== undefined)),
    ...(form.opens ?? []).flatMap((duty) => [duty.from, duty.dueDay, duty.ownerField].filter((key) => key !== undefined)),
  ]
}

/** Every clause that the form cites. */
export function clausesNamedBy(form: RegisterForm): readonly string[] {
  const cited = [form.clause, ...form.fields.map((field) => field.clause), ...(form.marks ?? []).map((mark) => mark.clause), ...(form.atLeastOne ?? []).map((group) => group.clause), form.closes?.clause, form.unique?.clause]
  return [...new Set(cited.filter((clause) => clause !== undefined))]
}

/** Keys that are kept for the fields that an office adds, e.g. `office3`. */
export function isKeyOfOffice(key: string): boolean {
  return /^office\d+$/.test(key)
}
