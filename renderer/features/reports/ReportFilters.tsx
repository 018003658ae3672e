/** Register, period, state and words; everything stands in the address. */
import { nameOfPeriod, periodNames, periodOf } from '#renderer/features/reports/periods.ts'
import type { PeriodName } from '#renderer/features/reports/periods.ts'
import { reportsSearch } from '#renderer/features/reports/reports-search.ts'
import { FilterChoice, FilterDay, FilterText, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { RegisterDescription } from '#shared/contract/reports.ts'
import type { Day } from '#shared/kernel/days.ts'

const boxStyle = { width: 'auto', height: 28, paddingRight: 4 } as const

export function ReportFilters({ registers, register }: { readonly registers: readonly RegisterDescription[]; readonly register: RegisterDescription }) {
  const t = useText()
  const { change } = usePlace(reportsSearch)
  return (
    <>
      <select className="dg-box" data-filter="true" style={{ ...boxStyle, fontWeight: 600, maxWidth: 210 }} aria-label={t('reports.register')} value={register.register} onChange={(event) => change({ register: event.target.value, state: undefined, open: undefined })}>
        {registers.map((known) => <option key={known.register} value={known.register}>{known.title}</option>)}
      </select>
      <PeriodChoice />
      {register.states.length > 0 && <FilterChoice name="state" label={t('reports.state')} choices={[{ value: 'all', label: t('reports.every-state') }, ...register.states.map((state) => ({ value: state.value, label: state.title }))]} />}
      <FilterText name="text" placeholder={t('reports.text')} width={190} />
    </>
  )
}

function PeriodChoice() {
  const t = useText()
  const { search: { from, to }, change } = usePlace(reportsSearch)
  const today = useSession((state) => state.status?.today)
  if (today === undefined) return null
  const name = nameOfPeriod({ from, to }, today)
  return (
    <>
      <select className="dg-box" data-filter="true" style={boxStyle} aria-label={t('reports.period')} value={name} onChange={(event) => choose(event.target.value as PeriodName, today)}>
        {periodNames.map((known) => <option key={known} value={known}>{t(`reports.period.${known}`)}</option>)}
      </select>
      {name !== 'all' && <><FilterDay name="from" label={t('reports.from')} /><FilterDay name="to" label={t('reports.to')} /></>}
    </>
  )
  // The select's options are exactly the period names.
  function choose(chosen: PeriodName, day: Day): void { change({ ...periodOf(chosen, day, { from, to }) }) }
}
