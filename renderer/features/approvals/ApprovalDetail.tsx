/** The right third: one approval as the paper form has it, with the chain drawn as it ran and as it will run, and a key for each act. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApprovalForm } from '#renderer/features/approvals/ApprovalForm.tsx'
import { ApprovalSheetView } from '#renderer/features/approvals/ApprovalSheetView.tsx'
import { ChainView } from '#renderer/features/approvals/ChainView.tsx'
import { ApprovalMark, openStepOf } from '#renderer/features/approvals/approvals-marks.tsx'
import type { ApprovalDoing } from '#renderer/features/approvals/approvals-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Skeleton, TroubleCard, announce, placeOfSubject, useChangeSearch, useGo, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DetailAction, Secrecy } from '#renderer/ui/index.ts'
import type { ApprovalSheet } from '#shared/contract/approvals.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'

type DetailProps = { readonly id: Id<'approval'>; readonly doing: ApprovalDoing | undefined }

export function ApprovalDetail({ id, doing }: DetailProps) {
  const sheet = useQuery(orpc.approvals.get.queryOptions({ input: { id } }))
  if (sheet.data !== undefined) return <ApprovalPane sheet={sheet.data} doing={doing} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
}

function ApprovalPane({ sheet, doing }: { readonly sheet: ApprovalSheet; readonly doing: ApprovalDoing | undefined }) {
  const t = useText()
  const change = useChangeSearch()
  const [trouble, setTrouble] = useState<unknown>()
  const { approval } = sheet
  const agree = async () => {
    try {
      await client.approvals.agree({ id: approval.id, step: openStepOf(sheet) })
      setTrouble(undefined)
      announce({ text: t('approvals.said-agree', { number: approval.number }) })
    } catch (error) {
      setTrouble(error)
    }
  }
  const actions = useActions(sheet, () => void agree())
  return (
    <DetailPane title={t('approvals.sheet')} subtitle={<span className="dg-number">{approval.number} <ApprovalMark row={approval} /></span>} band={bandOf(sheet)} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {doing !== undefined && <ApprovalForm key={doing} doing={doing} sheet={sheet} done={() => change({ doing: undefined })} />}
      {sheet.mayWithdraw && <div className="dg-note">{t('approvals.own-note')}</div>}
      <Warnings sheet={sheet} />
      <ApprovalSheetView sheet={sheet} />
      <ChainView sheet={sheet} />
    </DetailPane>
  )
}

/** The secrecy that the sheet names, as a band that cannot be missed. */
function bandOf(sheet: ApprovalSheet): Secrecy | undefined {
  const named = sheet.lines.find((line) => line.label === 'lending.secrecy')?.value
  return secrecyLevels.find((level) => level === named)
}

function useActions(sheet: ApprovalSheet, agree: () => void): DetailAction[] {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const doing = (next: ApprovalDoing) => () => change({ doing: next })
  const place = placeOfSubject(sheet.approval.subjectKind, sheet.approval.subjectId)
  return [
    ...(sheet.mayDecide ? [
      { key: 'A', label: t('approvals.agree'), primary: true, run: agree }, { key: 'O', label: t('approvals.write-opinion'), run: doing('agree') },
      { key: 'R', label: t('approvals.return'), run: doing('return') }, { key: 'X', label: t('approvals.refuse'), danger: true, run: doing('refuse') },
    ] : []),
    ...(sheet.mayWithdraw ? [{ key: 'W', label: t('approvals.withdraw'), run: doing('withdraw') }] : []),
    ...(place === null ? [] : [{ key: 'V', label: t('approvals.open-subject'), run: () => go(place.path, place.search) }]),
  ]
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
