/** How an approval's state looks, and its columns. */
import { MomentText, StatusTag, useText } from '#renderer/ui/index.ts'
import type { Column, Tone, Translate } from '#renderer/ui/index.ts'
import type { ApprovalRow, ApprovalSheet, ApprovalStatus } from '#shared/contract/approvals.ts'

const tones: Readonly<Record<ApprovalStatus, Tone>> = { running: 'warn', agreed: 'ok', returned: 'warn', refused: 'danger', withdrawn: 'neutral' }

/** The status; a step that nobody can decide and one that was urged are said. */
export function ApprovalMark({ row }: { readonly row: ApprovalRow }) {
  const t = useText()
  if (row.vacant) return <StatusTag tone="danger">{t('approvals.vacant-mark')}</StatusTag>
  if (row.urgedAt !== null) return <StatusTag tone="warn">{t('approvals.urged-mark')}</StatusTag>
  return <StatusTag tone={tones[row.status]}>{t(`approvals.status-${row.status}`)}</StatusTag>
}

/** The word of a step; a step that this program has no word for shows its key. */
export function stepWord(loose: (key: string) => string | undefined, key: string): string {
  return loose(`approvals.step-${key}`) ?? key
}

/** The step that the person sees as open: an act on another one is refused. */
export function openStepOf(sheet: ApprovalSheet): number | null {
  return sheet.steps.find((step) => step.status === 'open')?.position ?? null
}

/** `narrow`: the right third is open and leaves two thirds to the list. */
export function approvalColumns(t: Translate, loose: (key: string) => string | undefined, narrow: boolean): readonly Column<ApprovalRow>[] {
  const columns: readonly (Column<ApprovalRow> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('approvals.number'), width: 118, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('approvals.status'), width: 88, cell: (row) => <ApprovalMark row={row} /> },
    { key: 'step', title: t('approvals.open-step'), width: 92, cell: (row) => (row.openStep === null ? '' : stepWord(loose, row.openStep)) },
    { key: 'kind', title: t('approvals.subject'), width: 92, cell: (row) => loose(`approvals.kind-${row.subjectKind}`) ?? row.subjectKind, whenWide: true },
    { key: 'subject', title: t('lending.number'), width: 118, cell: (row) => <span className="dg-number">{row.subjectNumber}</span>, whenWide: true },
    { key: 'title', title: t('approvals.title'), grow: 3, minWidth: 180, cell: (row) => row.title },
    { key: 'requester', title: t('approvals.requester'), width: 96, cell: (row) => row.requester },
    { key: 'requested', title: t('approvals.requested'), width: 132, cell: (row) => <MomentText at={row.requestedAt} /> },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}
