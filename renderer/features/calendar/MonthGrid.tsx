/** One month: a table of weeks from Monday; days off and made-up days say what they are. */
import { useLooseText } from '#renderer/ui/index.ts'
import type { CalendarDay } from '#shared/contract/calendar.ts'
import { holidayTextKey } from '#shared/domain/holidays.ts'
import { weekdayOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

type MonthGridProps = { readonly month: number; readonly days: readonly CalendarDay[]; readonly today: string; readonly pick: ((day: Day) => void) | undefined }

function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const [first] = days
  const cells: (CalendarDay | null)[] = [...Array.from({ length: first === undefined ? 0 : weekdayOf(first.day) - 1 }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The last sign of a Chinese weekday, the first two letters of an English one. */
function shortWeekday(name: string): string {
  return name.length === 2 ? name.slice(1) : name.slice(0, 2)
}

export function MonthGrid({ month, days, today, pick }: MonthGridProps) {
  const loose = useLooseText()
  const [first] = days
  return (
    <table className="dg-month">
      <caption className="dg-number">{first === undefined ? month : first.day.slice(0, 7)}</caption>
      <thead><tr>{[1, 2, 3, 4, 5, 6, 7].map((weekday) => <th key={weekday} scope="col">{shortWeekday(loose(`common.weekday-${String(weekday)}`) ?? '')}</th>)}</tr></thead>
      <tbody>{weeksOf(days).map((week) => (
        <tr key={week.find((day) => day !== null)?.day}>{week.map((day, index) => <td key={day?.day ?? String(index)}>{day !== null && <DayCell day={day} isToday={day.day === today} pick={pick} />}</td>)}</tr>
      ))}</tbody>
    </table>
  )
}

function DayCell({ day, isToday, pick }: { readonly day: CalendarDay; readonly isToday: boolean; readonly pick: ((day: Day) => void) | undefined }) {
  const loose = useLooseText()
  const name = loose(holidayTextKey(day.name)) ?? day.name
  const reason = [loose(`due.reason.${day.reason}`), name].filter((part) => part !== undefined && part !== '').join(' ')
  const shown = <>{Number(day.day.slice(8))}{(day.reason === 'holiday' || day.reason === 'made-up' || day.reason === 'office') && <small>{/^[\u0020-\u024F]/.test(name) ? name.split(/[ -]/)[0]?.slice(0, 6) : name.slice(0, 2)}</small>}</>
  const look = { className: 'dg-day', 'data-off': !day.isWorked, 'data-reason': day.reason, 'aria-current': isToday ? ('date' as const) : undefined, title: `${day.day} ${reason}` }
  return pick === undefined ? <span {...look}>{shown}</span> : <button type="button" {...look} aria-label={`${day.day} ${reason}`} onClick={() => pick(day.day)}>{shown}</button>
}
