/** Guarantees that what a line points at is there: a customer file, a document, a colleague, each in the archive's own words of the day. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { RegisterSources } from '#main/features/registers/registers.sources.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { RegisterField, RegisterForm, Words } from '#shared/domain/register-forms.ts'
import type { LineValues, LinkValue } from '#shared/domain/register-lines.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The values with the words of what they point at; a link to nothing is refused at its field. */
export async function resolveLinks(reader: Reader, sources: RegisterSources, form: RegisterForm, fields: readonly RegisterField[], values: LineValues, locale: keyof Words): Promise<LineValues> {
  const refusals: Refusal[] = []
  const resolved: [string, LinkValue][] = []
  for (const field of fields) {
    const value = values[field.key]
    if (typeof value !== 'object' || value.id === null) continue
    const label = await labelOf(reader, sources, field.kind, value.id)
    if (label === undefined) refusals.push({ code: 'registers.link-missing', clause: field.clause ?? form.clause, field: field.key, facts: { field: field[locale] }, remedy: { code: 'registers.choose' } })
    else resolved.push([field.key, { id: value.id, label }])
  }
  return refusals.length > 0 ? refuse(...refusals) : { ...values, ...Object.fromEntries(resolved) }
}

/** Ids of another subject find nothing. */
async function labelOf(reader: Reader, sources: RegisterSources, kind: RegisterField['kind'], id: string): Promise<string | undefined> {
  if (kind === 'person') return (await reader.selectFrom('users').select('display_name').where('id', '=', id).executeTakeFirst())?.display_name
  const head = kind === 'customer' ? await sources.customerHead(reader, id as Id<'customer'>) : kind === 'item' ? await sources.itemHead(reader, id as Id<'item'>) : undefined
  return head === undefined ? undefined : `${head.number} ${head.name}`.trim()
}

/** The customer file that a line belongs to: the first that it names. */
export function customerOf(fields: readonly RegisterField[], values: LineValues): string | null {
  for (const field of fields) {
    const value = values[field.key]
    if (field.kind === 'customer' && typeof value === 'object') return value.id
  }
  return null
}
