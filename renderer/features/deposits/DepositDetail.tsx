/** The right third: one deposit with its facts, photo and history, handed back by one key or by a second scan of its ticket. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { saidHandedBack } from '#renderer/features/deposits/deposit-sentences.ts'
import { timelineOf } from '#renderer/features/deposits/deposit-history.tsx'
import { DepositPhoto } from '#renderer/features/deposits/DepositPhoto.tsx'
import { depositsSearch } from '#renderer/features/deposits/deposits-search.ts'
import { HandBackForm } from '#renderer/features/deposits/HandBackForm.tsx'
import { UndoHandBackForm } from '#renderer/features/deposits/UndoHandBackForm.tsx'
import { useDepositPaper } from '#renderer/features/deposits/use-deposit-paper.ts'
import { useTicketScans } from '#renderer/features/deposits/use-ticket-scans.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, MomentText, PhoneText, PrintPreview, Skeleton, StatusTag, Timeline, TroubleCard, announce, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function DepositDetail({ id }: { readonly id: Id<'deposit'> }) {
  const sheet = useQuery(orpc.deposits.get.queryOptions({ input: { id } }))
  if (sheet.data !== undefined) return <DepositPane {...sheet.data} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
}

type DepositPaneProps = { readonly deposit: DepositRow; readonly history: readonly HistoryEntry[]; readonly heldAgain: { readonly id: Id<'deposit'>; readonly number: string } | null }

function DepositPane({ deposit, history, heldAgain }: DepositPaneProps) {
  const t = useText()
  const { search, change, go } = usePlace(depositsSearch)
  const paper = useDepositPaper()
  const [enlarged, setEnlarged] = useState(false)
  const [mayTake, mayHandBack] = [useHas('deposits.take'), useHas('deposits.hand-back')]
  const isHeld = deposit.status === 'held'
  const leave = () => change({ turn: undefined, by: undefined })
  const handedBack = (saved: DepositRow) => {
    announce({ text: saidHandedBack(t, saved), correct: () => go('/deposits', { open: saved.id, turn: 'undo', status: 'all' }) })
    leave()
  }
  useTicketScans({ deposit, heldAgain, handedBack })
  const actions: DetailAction[] = [
    ...(isHeld && mayHandBack ? [{ key: 'H', label: t('deposits.hand-back'), primary: true, run: () => change({ turn: 'hand-back' }) }] : []),
    { key: 'Ctrl+P', label: t('deposits.ticket'), run: () => paper.showTicket(deposit.id) },
    { key: 'L', label: t('deposits.print-label'), run: () => paper.showLabel(deposit.id) },
    ...(mayTake ? [{ key: 'E', label: t('deposits.correct'), run: () => go(`/deposits/${deposit.id}/correct`) }] : []),
    ...(!isHeld && mayTake ? [{ key: 'A', label: t('deposits.take-again'), run: () => go('/deposits/new', { again: deposit.id }) }] : []),
    ...(!isHeld && mayHandBack ? [{ key: 'U', label: t('deposits.undo-hand-back'), run: () => change({ turn: 'undo' }) }] : []),
    ...(deposit.photoId === null ? [] : [{ key: 'V', label: t('deposits.view-photo'), run: () => setEnlarged(true) }]),
  ]
  return (
    <DetailPane title={deposit.item} subtitle={<span className="dg-number">{deposit.number} <StatusTag tone={isHeld ? 'accent' : 'neutral'}>{t(`deposits.status.${deposit.status}`)}</StatusTag></span>} actions={actions} onClose={() => change({ open: undefined, turn: undefined, by: undefined })}>
      {isHeld && search.turn === 'hand-back' && mayHandBack && <HandBackForm deposit={deposit} wasScanned={search.by === 'scan'} done={handedBack} leave={leave} />}
      {!isHeld && search.turn === 'undo' && mayHandBack && <UndoHandBackForm deposit={deposit} leave={leave} />}
      {!isHeld && search.by === 'scan' && heldAgain === null && mayTake && <p className="dg-note" role="status">{t('deposits.scan-take-again')}</p>}
      {heldAgain !== null && <p className="dg-note"><button type="button" className="dg-linkbutton" onClick={() => change({ open: heldAgain.id, by: undefined })}>{t('deposits.held-again', { number: heldAgain.number })}</button></p>}
      <DepositFacts deposit={deposit} />
      {deposit.photoId !== null && <DepositPhoto photoId={deposit.photoId} label={deposit.item} enlarged={enlarged} enlarge={setEnlarged} />}
      <div><div className="dg-section-title">{t('deposits.history')}</div><Timeline items={timelineOf(t, history)} /></div>
      {paper.paper !== null && <PrintPreview title={paper.paper.title} html={paper.paper.html} onClose={paper.close} />}
    </DetailPane>
  )
}

function DepositFacts({ deposit }: { readonly deposit: DepositRow }) {
  const t = useText()
  const { collector } = deposit
  return (
    <Facts items={[
      { label: t('deposits.depositor'), value: [deposit.depositor, deposit.company].filter((part) => part !== '').join(' · ') },
      { label: t('deposits.phone'), value: deposit.phone === '' ? '' : <PhoneText phone={deposit.phone} /> },
      { label: t('deposits.quantity'), value: <span className="dg-number">{deposit.quantity} {deposit.unit}</span> },
      { label: t('deposits.place'), value: deposit.place },
      { label: t('deposits.taken-at'), value: <><MomentText at={deposit.takenAt} /> {deposit.takenBy}</> },
      ...(deposit.note === '' ? [] : [{ label: t('deposits.note'), value: deposit.note }]),
      ...(collector === null ? [] : [
        { label: t('deposits.handed-back-at'), value: <><MomentText at={deposit.handedBackAt} /> {deposit.handedBackBy}</> },
        { label: t('deposits.collector'), value: collector.kind === 'depositor' ? collector.name : <>{collector.name} <StatusTag tone="warn">{t('deposits.proxy')}</StatusTag> {collector.relation} <PhoneText phone={collector.phone} /></> },
      ]),
    ]} />
  )
}
