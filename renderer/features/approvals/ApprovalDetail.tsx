/** The right third: one approval as the paper form has it, with the chain drawn as it ran and as it will run, and a key for each act. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApprovalForm } from '#renderer/features/approvals/ApprovalForm.tsx'
import { ApprovalSheetView } from '#renderer/features/approvals/ApprovalSheetView.tsx'
import { ChainView } from '#renderer/features/approvals/ChainView.tsx'
import { PaperForm } from '#renderer/features/approvals/PaperForm.tsx'
import { ApprovalMark } from '#renderer/features/approvals/approvals-marks.tsx'
import type { ApprovalDoing } from '#renderer/features/approvals/approvals-search.ts'
import { useApprovalActions } from '#renderer/features/approvals/use-approval-actions.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, PrintPreview, Skeleton, TroubleCard, useChangeSearch, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Secrecy } from '#renderer/ui/index.ts'
import type { ApprovalSheet } from '#shared/contract/approvals.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Doing = { readonly doing: ApprovalDoing | undefined; /** A scanned code that the paper form begins with. */ readonly code: string | undefined }

export function ApprovalDetail({ id, ...doing }: Doing & { readonly id: Id<'approval'> }) {
  const sheet = useQuery(orpc.approvals.get.queryOptions({ input: { id } }))
  if (sheet.data !== undefined) return <ApprovalPane sheet={sheet.data} {...doing} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
}

function ApprovalPane({ sheet, doing, code }: Doing & { readonly sheet: ApprovalSheet }) {
  const t = useText()
  const change = useChangeSearch()
  const [trouble, setTrouble] = useState<unknown>()
  const [page, setPage] = useState<string | null>(null)
  const { approval, actingFor } = sheet
  const actions = useApprovalActions(sheet, { failed: setTrouble, printed: setPage })
  const done = () => change({ doing: undefined, code: undefined })
  return (
    <DetailPane title={t('approvals.sheet')} subtitle={<span className="dg-number">{approval.number} <ApprovalMark row={approval} /></span>} band={bandOf(sheet)} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {doing === 'paper' && <PaperForm key={code} sheet={sheet} code={code} done={done} />}
      {doing !== undefined && doing !== 'paper' && <ApprovalForm key={doing} doing={doing} sheet={sheet} done={done} />}
      {sheet.mayWithdraw && <div className="dg-note">{t('approvals.own-note')}</div>}
      {actingFor !== null && <div className="dg-note">{t('approvals.you-act-for', { name: actingFor.name, under: actingFor.under === '' ? t('approvals.stand-in-order') : actingFor.under })}</div>}
      <Warnings sheet={sheet} />
      <ApprovalSheetView sheet={sheet} />
      <ChainView sheet={sheet} />
      {page !== null && <PrintPreview html={page} title={`${t('approvals.sheet')} ${approval.number}`} onClose={() => setPage(null)} />}
    </DetailPane>
  )
}

/** The secrecy that the sheet names, as a band that cannot be missed. */
function bandOf(sheet: ApprovalSheet): Secrecy | undefined {
  const named = sheet.lines.find((line) => line.label === 'lending.secrecy')?.value
  return secrecyLevels.find((level) => level === named)
}

function Warnings({ sheet }: { readonly sheet: ApprovalSheet }) {
  const t = useText()
  const loose = useLooseText()
  if (sheet.warnings.length === 0) return null
  return (
    <section className="dg-refusal" aria-label={t('approvals.warnings')}>
      <h3>{t('approvals.warnings')}</h3>
      <ol>{sheet.warnings.map((warning) => {
        const words = Object.fromEntries(Object.entries(warning.facts).map(([name, fact]) => [name, String(fact ?? '')]))
        const sentence = loose(`warning.${warning.code}`, words) ?? warning.code
        return <li key={sentence}>{sentence}</li>
      })}</ol>
    </section>
  )
}
