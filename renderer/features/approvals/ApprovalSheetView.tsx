/** The request as its paper form has it: label and value in a ruled table, kept as it was when it was asked. */
import { MomentText, useLooseText, useText } from '#renderer/ui/index.ts'
import type { ApprovalSheet, SheetLine } from '#shared/contract/approvals.ts'

export function ApprovalSheetView({ sheet }: { readonly sheet: ApprovalSheet }) {
  const t = useText()
  const loose = useLooseText()
  const { approval } = sheet
  const valueOf = (line: SheetLine) => (line.textKey === undefined ? undefined : loose(line.textKey)) ?? line.value
  return (
    <table className="dg-form-sheet">
      <tbody>
        <tr><th scope="row">{t('approvals.subject')}</th><td>{loose(`approvals.kind-${approval.subjectKind}`) ?? approval.subjectKind} <span className="dg-number">{approval.subjectNumber}</span></td></tr>
        {sheet.lines.map((line) => <tr key={line.label}><th scope="row">{loose(line.label) ?? line.label}</th><td style={{ whiteSpace: 'pre-line' }}>{valueOf(line)}</td></tr>)}
        <tr><th scope="row">{t('approvals.requester')}</th><td>{approval.requester} <MomentText at={approval.requestedAt} /></td></tr>
      </tbody>
    </table>
  )
}
