/** How a loan's state looks: the word first, the colour only supports it. */
import { DurationText, StatusTag, useSession, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { LoanLineRow, LoanRow } from '#shared/contract/lending.ts'
import type { LoanStatus } from '#shared/domain/lending.ts'

const tones: Readonly<Record<LoanStatus, Tone>> = { requested: 'warn', 'sent-back': 'warn', approved: 'accent', refused: 'danger', out: 'accent', difference: 'danger', closed: 'ok', cancelled: 'neutral' }

/** The status; what is out says when it is due today or late. */
export function LoanMark({ loan }: { readonly loan: LoanRow }) {
  const t = useText()
  const today = useSession((state) => state.status?.today)
  if (loan.daysLate > 0) return <StatusTag tone="danger">{t('lending.status-overdue')}</StatusTag>
  if (loan.status === 'out' && loan.dueDay === today) return <StatusTag tone="warn">{t('lending.status-due-today')}</StatusTag>
  if (loan.waitsForUnit) return <StatusTag tone="warn">{t('lending.status-unit')}</StatusTag>
  return <StatusTag tone={tones[loan.status]}>{t(`lending.status-${loan.status}`)}</StatusTag>
}

/** How long what is out may still stay, or how late it is. */
export function DueMark({ loan }: { readonly loan: LoanRow }) {
  return loan.status === 'out' && loan.dueDay !== null ? <DurationText dueDay={loan.dueDay} /> : null
}

/** What the line of the loan register lacks; it stays listed until that is filled in (P07-19.5a). */
export function GapMark({ loan }: { readonly loan: Pick<LoanRow, 'gaps'> }) {
  const t = useText()
  return loan.gaps.length === 0 ? null : <StatusTag tone="warn">{t('lending.incomplete', { gaps: loan.gaps.map((gap) => t(`lending.gap-${gap}`)).join(t('common.list-join')) })}</StatusTag>
}

/** Where a document of the loan is, and what its count says. */
export function LineMark({ line }: { readonly line: LoanLineRow }) {
  const t = useText()
  const missing = (line.pagesAtIssue ?? 0) - (line.pagesAtReturn ?? 0)
  if (line.difference === 'open') return <StatusTag tone="danger">{missing > 0 ? t('lending.difference-open', { n: missing }) : t('lending.difference-more', { n: -missing })}</StatusTag>
  if (line.difference === 'settled') return <StatusTag tone="warn">{t('lending.difference-settled', { settlement: line.settlement === null ? '' : t(`lending.settlement-${line.settlement}`) })}</StatusTag>
  return <StatusTag tone={line.state === 'out' ? 'accent' : line.state === 'back' ? 'ok' : 'neutral'}>{t(`lending.line-${line.state}`)}</StatusTag>
}
