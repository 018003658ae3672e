/** What was asked for and lent of this file, newest first. */
import { DayText, DurationText, Empty, MomentText, StatusTag, useGo, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { Movement } from '#shared/contract/customers.ts'

const heads = ['customers.movement.number', 'customers.movement.kind', 'customers.status', 'customers.movement.borrower', 'customers.movement.items', 'customers.movement.requested', 'customers.movement.due', 'customers.movement.closed'] as const
const tones: Readonly<Record<string, Tone>> = { out: 'accent', difference: 'danger', requested: 'warn', 'sent-back': 'warn', approved: 'accent', closed: 'ok' }

export function MovementsTab({ movements }: { readonly movements: readonly Movement[] }) {
  const t = useText()
  if (movements.length === 0) return <Empty text={t('customers.movements-empty')} />
  return (
    <div className="dg-page-body">
      <table className="dg-table">
        <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
        <tbody>{movements.map((movement) => <MovementRow key={movement.loanId} movement={movement} />)}</tbody>
      </table>
    </div>
  )
}

function MovementRow({ movement }: { readonly movement: Movement }) {
  const t = useText()
  const loose = useLooseText()
  const go = useGo()
  return (
    <tr>
      <td><button type="button" className="dg-linkbutton dg-number" onClick={() => go('/lending', { open: movement.loanId, state: 'all' })}>{movement.number}</button></td>
      <td>{loose(`customers.movement.${movement.kind}`) ?? movement.kind}</td>
      <td><StatusTag tone={tones[movement.status] ?? 'neutral'}>{loose(`customers.movement.status.${movement.status}`) ?? movement.status}</StatusTag></td>
      <td>{movement.borrower}</td><td>{movement.items.join(t('common.list-join'))}</td><td><MomentText at={movement.requestedAt} /></td>
      <td>{movement.dueDay === null ? '' : <><DayText day={movement.dueDay} /> {movement.status === 'out' && <DurationText dueDay={movement.dueDay} />}</>}</td>
      <td>{movement.closedAt === null ? '' : <MomentText at={movement.closedAt} />}</td>
    </tr>
  )
}
