/** Columns of the desk's list: visits, calls and cases side by side. */
import { MomentText, PhoneText, StatusTag } from '#renderer/ui/index.ts'
import type { Column, Tone, Translate } from '#renderer/ui/index.ts'
import type { DeskRow } from '#shared/contract/desk.ts'
import { isForgotten } from '#shared/domain/visits.ts'
import type { Day } from '#shared/kernel/days.ts'

const tones: Readonly<Record<string, Tone>> = { inside: 'accent', left: 'neutral', 'left-time-unknown': 'warn', noted: 'neutral', waiting: 'warn', settled: 'neutral', open: 'warn', handling: 'accent', closed: 'neutral' }

type Loose = (key: string) => string | undefined

/** The state of a line; a visitor of an earlier day who is still inside stands out, as does a reply that is late. */
export function DeskStatus({ row, today, loose }: { readonly row: Pick<DeskRow, 'kind' | 'status' | 'at' | 'dueDay'>; readonly today: Day | undefined; readonly loose: Loose }) {
  const isLate = today !== undefined && ((row.kind === 'visit' && row.status === 'inside' && isForgotten({ status: 'inside', arrivedAt: row.at }, today)) || (row.dueDay !== null && row.dueDay < today))
  return <StatusTag tone={isLate ? 'danger' : (tones[row.status] ?? 'neutral')}>{loose(`desk.status.${row.status}`) ?? row.status}</StatusTag>
}

function detailWord(row: DeskRow, loose: Loose): string {
  if (row.kind === 'visit') return row.people > 1 ? `${row.detail} · ${String(row.people)}` : row.detail
  return loose(`desk.${row.kind === 'call' ? 'call-kind' : 'case-kind'}.${row.detail}`) ?? row.detail
}

/** `narrow`: the right third is open and leaves two thirds to the list. */
export function deskColumns(t: Translate, loose: Loose, today: Day | undefined, narrow: boolean): readonly Column<DeskRow>[] {
  const columns: readonly (Column<DeskRow> & { readonly whenWide?: true })[] = [
    { key: 'at', title: t('desk.at'), width: 138, cell: (row) => <MomentText at={row.at} /> },
    { key: 'kind', title: t('desk.kind'), width: 62, cell: (row) => t(`desk.kind.${row.kind}`) },
    { key: 'status', title: t('desk.status'), width: 122, cell: (row) => <DeskStatus row={row} today={today} loose={loose} /> },
    { key: 'person', title: t('desk.person'), grow: 1, minWidth: 84, cell: (row) => (row.person !== '' ? row.person : <PhoneText phone={narrow ? row.phone : ''} />) },
    { key: 'phone', title: t('desk.phone'), width: 122, cell: (row) => <PhoneText phone={row.phone} />, whenWide: true },
    { key: 'company', title: t('desk.company'), grow: 1.4, minWidth: 90, cell: (row) => row.company, whenWide: true },
    { key: 'toWhom', title: t('desk.to-whom'), grow: 1, minWidth: 84, cell: (row) => row.toWhom },
    { key: 'about', title: t('desk.about'), grow: 2, minWidth: 110, cell: (row) => <>{row.marked && <StatusTag tone="warn">!</StatusTag>} {row.about === '' && row.detail === 'missed' ? t('desk.missed') : row.about}</> },
    { key: 'detail', title: t('desk.sort'), width: 72, cell: (row) => <span className="dg-quiet">{detailWord(row, loose)}</span>, whenWide: true },
    { key: 'badge', title: t('desk.badge-number'), width: 78, cell: (row) => <span className="dg-number">{row.badge}</span>, whenWide: true },
    { key: 'ended', title: t('desk.ended-at'), width: 138, cell: (row) => (row.endedAt === null ? <DueText row={row} /> : <MomentText at={row.endedAt} />), whenWide: true },
    { key: 'number', title: t('desk.number'), width: 122, cell: (row) => <span className="dg-number dg-quiet">{row.number}</span> },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

function DueText({ row }: { readonly row: DeskRow }) {
  return row.dueDay === null ? null : <span className="dg-number dg-quiet">{row.dueDay}</span>
}
