/** Every quota that the policies in force ask for: what was asked, done and left in the period of a day and the one before, and what it will come to. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'
import type { QuotaRow } from '#shared/contract/policies.ts'
import { answerQuota } from '#shared/domain/pack-quotas.ts'
import type { CountOn, PackQuota, QuotaAnswer, QuotaLine } from '#shared/domain/pack-quotas.ts'
import { neighbourPeriod, periodOf } from '#shared/domain/quotas.ts'
import { addMonths, dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Lines of a register that a quota looks at; more in two years is no quota of an office. */
const mostLines = 5_000

/** Reads the lines of a register in a span of days; the registers answer it. */
export type ReadQuotaLines = (reader: Reader, form: string, span: { readonly from: Day; readonly to: Day }, limit: number) => Promise<readonly QuotaLine[]>

/** The day on which the office began to work with the program: nobody failed before. */
async function beganOn(reader: Reader): Promise<Day | null> {
  const row = await reader.selectFrom('users').select((build) => build.fn.min('created_at').as('at')).executeTakeFirst()
  return row?.at === undefined || row.at === null ? null : dayOfInstant(row.at)
}

/** The quotas of a day. Members are known from the lines of the year before. */
export async function listQuotas(reader: Reader, readLines: ReadQuotaLines, day: Day): Promise<QuotaRow[]> {
  const [book, calendar, began] = [await readRuleBook(reader), await loadCalendar(reader), await beganOn(reader)]
  const countOn = (quota: PackQuota): CountOn => (of) => {
    const rules = book.on(of)
    const acts = rules.packs.some((pack) => pack.id === quota.figure.clauseId.slice(0, 3)) && began !== null && of >= began
    return acts ? rules.figure(quota.figure.clauseId, quota.figure.name) : null
  }
  const rows: QuotaRow[] = []
  for (const quota of book.on(day).allPacks.flatMap((pack) => pack.quotas ?? [])) {
    const period = periodOf(day, quota.per)
    const from = addMonths(neighbourPeriod(period, quota.per, -1).firstDay, -12)
    const lines = await readLines(reader, quota.register, { from, to: period.lastDay }, mostLines)
    rows.push(...answerQuota(quota, countOn(quota), lines, day, calendar).map((answer) => toRow(quota, answer)))
  }
  return rows
}

function toRow(quota: PackQuota, { verdict, member, forecast }: QuotaAnswer): QuotaRow {
  const { period, asked, done, excluded, left, over, isMet, steps } = verdict
  return {
    id: `${quota.id} ${member} ${period.key}`, clause: quota.clause, zh: quota.zh, en: quota.en, sense: quota.sense, member, register: quota.register, period: period.key, firstDay: period.firstDay, lastDay: period.lastDay, asked, done, excluded, left, over, isMet,
    forecast: forecast === null ? null : { byDay: forecast.byDay, expectedDone: forecast.expectedDone, expectedShort: forecast.expectedShort, expectedOver: forecast.expectedOver, neededPerDay: forecast.neededPerDay, isProvisional: forecast.unknownYears.length > 0 },
    steps: [...steps, ...(forecast?.steps ?? [])].map((step) => ({ ...step })),
  }
}
