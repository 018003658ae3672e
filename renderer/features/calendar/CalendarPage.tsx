/** A year at a glance: which days are worked and why; one key decides a day; the due days that a change would move wait for consent. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { BringYearForm } from '#renderer/features/calendar/BringYearForm.tsx'
import { DecideDayForm } from '#renderer/features/calendar/DecideDayForm.tsx'
import { MonthGrid } from '#renderer/features/calendar/MonthGrid.tsx'
import { MovedDuties } from '#renderer/features/calendar/MovedDuties.tsx'
import { calendarSearch } from '#renderer/features/calendar/calendar-search.ts'
import '#renderer/features/calendar/calendar.css'
import { orpc } from '#renderer/rpc/index.ts'
import { KeyCap, Page, Skeleton, StatusTag, TroubleCard, useHas, useKeys, usePlace, useSession, useText } from '#renderer/ui/index.ts'

const months = Array.from({ length: 12 }, (_, index) => index + 1)

export function CalendarPage() {
  const t = useText()
  const { search, change } = usePlace(calendarSearch)
  const mayChange = useHas('settings.change')
  const today = useSession((state) => state.status?.today) ?? ''
  const year = search.year ?? Number(today.slice(0, 4))
  const query = useQuery(orpc.calendar.year.queryOptions({ input: { year } }))
  const turn = (step: number) => change({ year: Math.min(2100, Math.max(2004, year + step)), day: null })
  useKeys([{ key: 'Left', label: `${t('calendar.year')} −`, run: () => turn(-1) }, { key: 'Right', label: `${t('calendar.year')} +`, run: () => turn(1) }])
  const { data } = query
  const decided = data?.days.find((day) => day.day === search.day)
  return (
    <Page
      title={<>{t('calendar.title')}　<Button size="small" onClick={() => turn(-1)} aria-label={`${t('calendar.year')} −`}><KeyCap name="←" /></Button> <strong className="dg-number">{year}</strong> <Button size="small" onClick={() => turn(1)} aria-label={`${t('calendar.year')} +`}><KeyCap name="→" /></Button></>}
      actions={data === undefined ? null : <><StatusTag tone={data.isOfficial ? 'ok' : 'warn'}>{t('calendar.worked-days', { n: data.days.filter((day) => day.isWorked).length })}</StatusTag>{mayChange && <Button size="small" onClick={() => change({ bring: true })}>{t('calendar.bring')}</Button>}</>}
    >
      {query.error !== null && data === undefined ? <TroubleCard error={query.error} onRetry={() => void query.refetch()} /> : data === undefined ? <Skeleton rows={12} /> : (
        <div className="dg-stack" style={{ gap: 12, padding: 14, overflow: 'auto', height: '100%' }} role="region" aria-label={t('calendar.title')} tabIndex={0}>
          {!data.isOfficial && <div className="dg-note">{t('calendar.not-official')}</div>}
          {search.bring === true && <BringYearForm year={year} done={() => change({ bring: undefined })} />}
          {decided !== undefined && mayChange && <DecideDayForm key={decided.day} day={decided} done={() => change({ day: null })} />}
          <MovedDuties mayMove={mayChange} />
          <div className="dg-year">{months.map((month) => <MonthGrid key={month} month={month} days={data.days.filter((day) => Number(day.day.slice(5, 7)) === month)} today={today} pick={mayChange ? (day) => change({ day }) : undefined} />)}</div>
        </div>
      )}
    </Page>
  )
}
