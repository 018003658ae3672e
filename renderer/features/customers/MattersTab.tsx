/** What happened with this customer at the front desk and in the deposit log, newest first. */
import { DayText, DurationText, Empty, MomentText, StatusTag, placeOfSubject, useGo, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Matter } from '#shared/contract/customers.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'

const heads = ['customers.movement.number', 'customers.matter.kind', 'customers.status', 'customers.matter.title', 'customers.matter.person', 'customers.matter.at', 'customers.matter.due', 'customers.movement.closed'] as const

export function MattersTab({ matters }: { readonly matters: readonly Matter[] }) {
  const t = useText()
  if (matters.length === 0) return <Empty text={t('customers.matters-empty')} />
  return (
    <div className="dg-page-body">
      <table className="dg-table">
        <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
        <tbody>{matters.map((matter) => <MatterRow key={matter.id} matter={matter} />)}</tbody>
      </table>
    </div>
  )
}

function MatterRow({ matter }: { readonly matter: Matter }) {
  const loose = useLooseText()
  const go = useGo()
  const locale = useLocale()
  const when = (at: number) => (matter.words === undefined ? <MomentText at={at} /> : <DayText day={dayOfInstant(at)} />)
  const place = placeOfSubject(matter.kind, matter.id)
  const status = loose(`${matter.kind === 'deposit' ? 'deposits' : matter.kind === 'customer-visit' ? 'customer-visits' : matter.kind === 'care-contact' ? 'customer-care' : 'desk'}.status.${matter.status}`) ?? matter.status
  return (
    <tr>
      <td><button type="button" className="dg-linkbutton dg-number" onClick={() => { if (place !== null) go(place.path, place.search) }}>{matter.number}</button></td>
      <td>{matter.words?.kind[locale] ?? loose(`desk.case-kind.${matter.detail}`) ?? loose(`customers.matter.${matter.detail}`) ?? matter.detail}</td>
      <td><StatusTag tone={matter.endedAt === null ? 'accent' : 'ok'}>{matter.words?.status[locale] ?? status}</StatusTag></td>
      <td>{matter.title}</td><td>{matter.person}</td><td>{when(matter.at)}</td>
      <td>{matter.dueDay === null ? '' : <><DayText day={matter.dueDay} /> {matter.endedAt === null && <DurationText dueDay={matter.dueDay} />}</>}</td>
      <td>{matter.endedAt === null ? '' : when(matter.endedAt)}</td>
    </tr>
  )
}
