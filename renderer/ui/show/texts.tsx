/** Shows money, days, moments, durations and phones the Chinese way, the same on every screen. */
import { useLooseText, useText } from '#renderer/ui/use-text.ts'
import { dayOfInstant, daysBetween, officeUtcOffsetMinutes, weekdayOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'
import { useSession } from '#renderer/state/session.ts'

/** `¥1,234.50`; takes whole cents. */
export function MoneyText({ cents }: { readonly cents: number }) {
  return <span className="dg-number">{formatCents(toCents(cents))}</span>
}

/** `2026-11-23 周一`; without weekday in narrow columns. */
export function DayText({ day, weekday = true }: { readonly day: Day | null | undefined; readonly weekday?: boolean }) {
  const loose = useLooseText()
  if (day === null || day === undefined) return <span className="dg-quiet">—</span>
  return <time className="dg-number" dateTime={day}>{weekday ? `${day} ${loose(`common.weekday-${String(weekdayOf(day))}`) ?? ''}` : day}</time>
}

/** `2026-11-23 09:05` in the office's zone. */
export function formatMoment(at: number, seconds = false): string {
  const local = new Date(at + officeUtcOffsetMinutes * 60_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, seconds ? 19 : 16)}`
}

/** A moment; on the present day only its time of day stands there. */
export function MomentText({ at, seconds = false }: { readonly at: number | null | undefined; readonly seconds?: boolean }) {
  const today = useSession((state) => state.status?.today)
  if (at === null || at === undefined) return <span className="dg-quiet">—</span>
  const whole = formatMoment(at, seconds)
  return <time className="dg-number" dateTime={new Date(at).toISOString()} title={formatMoment(at, true)}>{dayOfInstant(at) === today ? whole.slice(11) : whole}</time>
}

type DurationProps = { readonly dueDay?: Day | null; readonly lateDays?: number; readonly working?: boolean }

/** `迟 2 个工作日`, `今天到期`, `还有 3 天`. `lateDays` (late when positive) comes from the archive where working days count; `dueDay` is counted in calendar days. */
export function DurationText({ dueDay, lateDays, working = false }: DurationProps) {
  const t = useText()
  const today = useSession((state) => state.status?.today)
  const late = lateDays ?? (dueDay === undefined || dueDay === null || today === undefined ? undefined : daysBetween(dueDay, today))
  if (late === undefined) return null
  if (late === 0) return <span className="dg-soon">{t('common.due-today')}</span>
  const n = Math.abs(late)
  if (late > 0) return <span className="dg-late">{t(working ? 'common.late-working-days' : 'common.late-days', { n })}</span>
  return <span>{t(working ? 'common.left-working-days' : 'common.left-days', { n })}</span>
}

/** `138 0000 0000`; a landline keeps its own dashes. */
export function formatPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone
}

export function PhoneText({ phone }: { readonly phone: string | null | undefined }) {
  if (phone === null || phone === undefined || phone === '') return <span className="dg-quiet">—</span>
  return <span className="dg-number">{formatPhone(phone)}</span>
}
