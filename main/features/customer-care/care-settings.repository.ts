/** Reads and writes what the office set for its care, each with the day from which it holds; the only place that knows the table. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { careSettingsSchema } from '#shared/contract/customer-care.ts'
import type { CareSettings } from '#shared/contract/customer-care.ts'
import type { Day } from '#shared/kernel/days.ts'
import { firstContactTerm, reportTerm } from '#shared/policies/p19.care.ts'

/** An office that has set nothing: no survey is scheduled, because the clause prints no interval. */
export const careDefaults: CareSettings = { surveyMonths: null, firstContactDays: firstContactTerm.count, reportDays: reportTerm.count }

/** The settings as they hold, and since when the survey's interval is the one that it is. */
export async function readCareSettings(reader: Reader): Promise<CareSettings & { readonly surveySince: Day | null }> {
  const rows = await reader.selectFrom('care_settings').select(['key', 'value', 'since_day']).execute()
  const parsed = careSettingsSchema.partial().safeParse(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])))
  const { surveyMonths = careDefaults.surveyMonths, firstContactDays = careDefaults.firstContactDays, reportDays = careDefaults.reportDays } = parsed.success ? parsed.data : {}
  // Written from a day of the calendar.
  return { surveyMonths, firstContactDays, reportDays, surveySince: (rows.find((row) => row.key === 'surveyMonths')?.since_day ?? null) as Day | null }
}

/** Writes one setting from a day on. */
export async function saveCareSetting(writer: Writer, key: keyof CareSettings, value: number | null, sinceDay: Day, by: string): Promise<void> {
  const row = { value: JSON.stringify(value), since_day: sinceDay, set_by: by }
  await writer.insertInto('care_settings').values({ key, ...row }).onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute()
}
