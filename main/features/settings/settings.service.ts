/** What the office decided about the program; every change is entered in the register book. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { defaultSettings, settingsSchema } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { hasCapability, rolesWith } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { posts } from '#shared/domain/posts.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Refusal } from '#shared/domain/refusal.ts'

/** The settings as they stand; what was never set has its default. */
export async function getSettings(reader: Reader): Promise<Settings> {
  const rows = await reader.selectFrom('settings').select(['key', 'value']).execute()
  const stored: Record<string, unknown> = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]))
  const parsed = settingsSchema.partial().safeParse(stored)
  const known = parsed.success ? Object.entries(parsed.data).filter(([, value]) => value !== undefined) : []
  return { ...defaultSettings, ...Object.fromEntries(known) }
}

/** A post signs approvals, so only somebody who may decide them can hold it. */
async function refuseHolders(unit: Unit, holders: Settings['postHolders']): Promise<void> {
  const people = await unit.read.selectFrom('users').select(['id', 'display_name', 'role']).where('disabled_at', 'is', null).execute()
  const refusals = posts.flatMap((post): Refusal[] => {
    // Roles in the table were written by this program.
    const unfit = (holders[post] ?? []).filter((id) => !people.some((person) => person.id === id && hasCapability(person.role as Role, 'approvals.decide')))
    const names = unfit.map((id) => people.find((person) => person.id === id)?.display_name ?? id)
    return unfit.length === 0 ? [] : [{ code: 'settings.post-holder-cannot-decide', field: 'postHolders', facts: { post, names }, remedy: { code: 'settings.name-a-decider' }, mayDecide: rolesWith('approvals.decide') }]
  })
  if (refusals.length > 0) refuse(...refusals)
}

/** Changes settings; only those given. Refuses a holder of a post who may not decide approvals. */
export async function changeSettings(unit: Unit, change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Promise<Settings> {
  await refuseHolders(unit, change.postHolders ?? {})
  const before = await getSettings(unit.read)
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue
    const row = { value: JSON.stringify(value), changed_at: unit.now, changed_by: unit.actor.userId }
    await unit.write.insertInto('settings').values({ key, ...row }).onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute()
  }
  unit.recordEvent({ register: 'settings', subjectId: 'settings', kind: 'changed', body: { before, change } })
  return getSettings(unit.read)
}
