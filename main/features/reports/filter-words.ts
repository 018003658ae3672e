/** Says a filter in words: for the footer of a file, its name, and the register book. */
import { titleIn } from '#main/mechanisms/registers/register-source.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { everyState } from '#shared/domain/reports.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

/** `2026-03-01 至 2026-03-31`, or '' for all time. */
export function periodWords(filter: Pick<RegisterFilter, 'from' | 'to'>, locale: Locale): string {
  if (filter.from !== null && filter.to !== null) return filter.from === filter.to ? filter.from : translate(locale, 'reports.period-from-to', { from: filter.from, to: filter.to })
  if (filter.from !== null) return translate(locale, 'reports.period-from', { from: filter.from })
  return filter.to === null ? '' : translate(locale, 'reports.period-to', { to: filter.to })
}

/** The whole filter; '' when it holds everything. */
export function filterWords(source: RegisterSource, filter: RegisterFilter, locale: Locale): string {
  const state = filter.state === everyState ? undefined : source.states.find((known) => known.value === filter.state)
  const period = periodWords(filter, locale)
  return [
    ...(period === '' ? [] : [translate(locale, 'reports.filter-period', { period })]),
    ...(state === undefined ? [] : [translate(locale, 'reports.filter-state', { state: translate(locale, state.title) })]),
    ...(filter.text === '' ? [] : [translate(locale, 'reports.filter-text', { text: filter.text })]),
  ].join(translate(locale, 'reports.filter-join'))
}

/** What the file is called: the register and its period, or the day of the export. */
export function fileTitle(source: RegisterSource, filter: RegisterFilter, locale: Locale, today: Day): string {
  const period = periodWords(filter, locale)
  return `${titleIn(locale, source.title)} ${period === '' ? today : period}`
}
