/** What the office decided about the program; every change is entered in the register book. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { defaultSettings, settingsSchema } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'

/** The settings as they stand; what was never set has its default. */
export async function getSettings(reader: Reader): Promise<Settings> {
  const rows = await reader.selectFrom('settings').select(['key', 'value']).execute()
  const stored: Record<string, unknown> = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]))
  const parsed = settingsSchema.partial().safeParse(stored)
  const known = parsed.success ? Object.entries(parsed.data).filter(([, value]) => value !== undefined) : []
  return { ...defaultSettings, ...Object.fromEntries(known) }
}

/** Changes settings; only those given. */
export async function changeSettings(unit: Unit, change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Promise<Settings> {
  const before = await getSettings(unit.read)
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue
    const row = { value: JSON.stringify(value), changed_at: unit.now, changed_by: unit.actor.userId }
    await unit.write.insertInto('settings').values({ key, ...row }).onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute()
  }
  unit.recordEvent({ register: 'settings', subjectId: 'settings', kind: 'changed', body: { before, change } })
  return getSettings(unit.read)
}
