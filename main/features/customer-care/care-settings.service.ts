/** The intervals of the care as the office set them, and the duty rules that follow them. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { readCareSettings, saveCareSetting } from '#main/features/customer-care/care-settings.repository.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { CareSettings } from '#shared/contract/customer-care.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import type { Day } from '#shared/kernel/days.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

export const careRegister = 'customer-care'

export const careDutyRules = { report: 'P19-C.3b', tell: 'P19-C.4a', firstContact: 'P19-C.4b', owed: 'P19-1.7.1b', survey: 'P19-1.7.2a', event: 'P19-1.7.3a', list: 'P19-1.7.3b' } as const

/** The settings as screens show them. */
export async function getCareSettings(reader: Reader): Promise<CareSettings> {
  const { surveyMonths, firstContactDays, reportDays } = await readCareSettings(reader)
  return { surveyMonths, firstContactDays, reportDays }
}

/** Changes settings from today on; what is running keeps its day. */
export async function changeCareSettings(unit: Unit, patch: { readonly [Key in keyof CareSettings]?: CareSettings[Key] | undefined }): Promise<CareSettings> {
  const before = await getCareSettings(unit.read)
  const after: CareSettings = { surveyMonths: patch.surveyMonths === undefined ? before.surveyMonths : patch.surveyMonths, firstContactDays: patch.firstContactDays ?? before.firstContactDays, reportDays: patch.reportDays ?? before.reportDays }
  for (const key of ['surveyMonths', 'firstContactDays', 'reportDays'] as const) {
    if (after[key] === before[key]) continue
    await saveCareSetting(unit.write, key, after[key], unit.today, unit.actor.userId)
    unit.recordEvent({ register: careRegister, subjectId: key, kind: 'setting-changed', body: { setting: key, from: before[key], to: after[key] } })
  }
  return after
}

/** The duty rules of a day with the office's own terms of first contact and report. */
export async function careDuties(reader: Reader, day: Day): Promise<readonly DutyRule[]> {
  const { firstContactDays, reportDays } = await readCareSettings(reader)
  const counts = new Map<string, number>([[careDutyRules.firstContact, firstContactDays], [careDutyRules.report, reportDays]])
  return dutyRulesInForce(day).map((rule) => {
    const count = counts.get(rule.id)
    return count === undefined || rule.comes.kind !== 'after' ? rule : { ...rule, comes: { ...rule.comes, term: { ...rule.comes.term, count } } }
  })
}

/** Whether the office lives by P19 on a day: without it nothing is owed. */
export async function isCareOwed(reader: Reader, day: Day): Promise<boolean> {
  return (await readRules(reader, day)).packs.some((pack) => pack.id === 'P19')
}

/** The accounts of colleagues by their display names; a name that several people have is nobody's. */
export async function listColleagues(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.selectFrom('users').select(['id', 'display_name']).where('disabled_at', 'is', null).execute()
  return new Map([...Map.groupBy(rows, (row) => row.display_name)].flatMap(([name, named]) => (named.length === 1 && named[0] !== undefined ? [[name, named[0].id] as const] : [])))
}
