/** The columns of the deposit log. */
import { DurationText, MomentText, PhoneText, StatusTag } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import { addDays, dayOfInstant, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

type ColumnsContext = { readonly today: Day | undefined; /** Days after which a deposit counts as unclaimed. */ readonly limitDays: number | undefined; /** Two thirds of the width: columns that the open record shows are left out. */ readonly narrow: boolean }

/** Days that a held deposit is over the office's limit; null while it is within, or collected. */
function daysOver(deposit: DepositRow, { today, limitDays }: ColumnsContext): number | null {
  if (deposit.status !== 'held' || today === undefined || limitDays === undefined) return null
  const over = daysBetween(addDays(dayOfInstant(deposit.takenAt), limitDays), today)
  return over > 0 ? over : null
}

/** Builds the columns. */
export function depositColumns(t: Translate, context: ColumnsContext): readonly Column<DepositRow>[] {
  const { narrow } = context
  const columns: readonly Column<DepositRow>[] = [
    { key: 'number', title: t('deposits.number'), width: 122, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'depositor', title: t('deposits.depositor'), width: 110, cell: (row) => row.depositor },
    { key: 'item', title: t('deposits.item'), grow: 2, minWidth: 140, cell: (row) => row.item },
    { key: 'quantity', title: t('deposits.quantity'), width: 76, align: 'right', cell: (row) => `${String(row.quantity)} ${row.unit}` },
    { key: 'place', title: t('deposits.place'), width: 120, cell: (row) => row.place },
    { key: 'takenAt', title: t('deposits.taken-at'), width: 140, cell: (row) => <MomentText at={row.takenAt} /> },
    { key: 'status', title: t('deposits.status'), width: narrow ? 96 : 168, cell: (row) => <State t={t} row={row} over={daysOver(row, context)} /> },
  ]
  if (narrow) return columns
  return [
    ...columns.slice(0, 2), { key: 'company', title: t('deposits.company'), grow: 1, minWidth: 120, cell: (row) => row.company }, { key: 'phone', title: t('deposits.phone'), width: 124, cell: (row) => <PhoneText phone={row.phone} /> }, ...columns.slice(2),
  ]
}

function State({ t, row, over }: { readonly t: Translate; readonly row: DepositRow; readonly over: number | null }) {
  if (row.status === 'handed-back') return <><StatusTag>{t('deposits.status.handed-back')}</StatusTag> {row.collector?.name} {row.collector?.kind === 'proxy' && <span className="dg-quiet">{t('deposits.proxy')}</span>}</>
  return over === null ? <StatusTag tone="accent">{t('deposits.status.held')}</StatusTag> : <><StatusTag tone="warn">{t('deposits.status.unclaimed')}</StatusTag> <DurationText lateDays={over} /></>
}
