/** One destruction list at the right: each file judged, the method, what comes next, the paper for the two witnesses. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { destructionSearch } from '#renderer/features/custody/custody-search.ts'
import { destructionTones } from '#renderer/features/custody/destruction-tones.ts'
import { DestroyForm, DropForm, JudgeForm } from '#renderer/features/custody/DestructionForms.tsx'
import { client, orpc, troubleOf } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, PrintPreview, Skeleton, StatusTag, Timeline, TroubleCard, announce, useGo, useHas, useLocale, useLooseText, usePlace, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { DestructionSheet } from '#shared/contract/custody.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function DestructionDetail({ id }: { readonly id: Id<'destruction-list'> }) {
  const sheet = useQuery(orpc.custody.destruction.queryOptions({ input: { id } }))
  if (sheet.data !== undefined) return <ListView sheet={sheet.data} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
}

function ListView({ sheet }: { readonly sheet: DestructionSheet }) {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const sentence = useTroubleSentence()
  const { search, change } = usePlace(destructionSearch)
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  const { list, history } = sheet
  const print = () => { client.custody.destructionPaper({ id: list.id, locale }).then(setPaper).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) }) }
  const actions = useActions(sheet, print)
  const mayKeep = useHas('custody.keep')
  const done = () => change({ form: undefined })
  return (
    <DetailPane title={list.number} subtitle={<><StatusTag tone={destructionTones[list.status]}>{t(`custody.destruction.${list.status}`)}</StatusTag> <ClauseLink clause="P07-25" /></>} actions={search.form === '' ? actions : []}>
      {search.form === 'destroy' && <DestroyForm list={list} done={done} />}
      {search.form === 'drop' && <DropForm list={list} done={done} />}
      {search.form === 'judge' && list.status === 'draft' && mayKeep ? <JudgeForm sheet={sheet} done={done} /> : <JudgedLines sheet={sheet} />}
      <Facts items={[
        { label: t('custody.method'), value: list.method === null ? '' : [t(`custody.method.${list.method}`), list.methodNote].filter((part) => part !== '').join(' ') },
        { label: t('custody.requester'), value: list.requester },
        ...(list.approvedBy === '' ? [] : [{ label: t('custody.approved-by'), value: list.approvedBy }]),
        ...(list.witnesses.length === 0 ? [] : [{ label: t('custody.witnesses'), value: list.witnesses.join(t('common.list-join')) }]),
        ...(list.destroyedDay === null ? [] : [{ label: t('custody.destroyed-day'), value: <DayText day={list.destroyedDay} /> }]),
      ]} />
      <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: [loose(`custody.history.${entry.kind}`) ?? entry.kind, typeof entry.body['reason'] === 'string' ? entry.body['reason'] : ''].filter((part) => part !== '').join(' ') }))} />
      {paper !== null && <PrintPreview title={paper.title} html={paper.html} onClose={() => setPaper(null)} />}
    </DetailPane>
  )
}

function useActions({ list }: DestructionSheet, print: () => void): DetailAction[] {
  const t = useText()
  const go = useGo()
  const sentence = useTroubleSentence()
  const { change } = usePlace(destructionSearch)
  const mayKeep = useHas('custody.keep')
  const ask = () => { client.custody.askDestruction({ id: list.id }).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) }) }
  const { approvalId } = list
  return [
    ...(mayKeep && list.status === 'draft' ? [{ key: 'E', label: t('custody.judgement'), run: () => change({ form: 'judge' }) }, { key: 'Q', label: t('custody.ask'), run: ask, primary: true }] : []),
    ...(mayKeep && list.status === 'approved' ? [{ key: 'D', label: t('custody.destroy'), run: () => change({ form: 'destroy' }), primary: true }] : []),
    ...(list.status === 'asked' && approvalId !== null ? [{ key: 'G', label: t('shell.approvals'), run: () => go('/approvals', { open: approvalId }) }] : []),
    { key: 'P', label: t('custody.print'), run: print },
    ...(mayKeep && (list.status === 'draft' || list.status === 'approved') ? [{ key: 'X', label: t('custody.drop'), run: () => change({ form: 'drop' }), danger: true }] : []),
  ]
}

function JudgedLines({ sheet: { lines } }: { readonly sheet: DestructionSheet }) {
  const t = useText()
  return (
    <table className="dg-table">
      <thead><tr><th scope="col">{t('customers.number')}</th><th scope="col">{t('customers.name')}</th><th scope="col">{t('custody.retention-end')}</th><th scope="col">{t('custody.judgement')}</th></tr></thead>
      <tbody>{lines.map((line) => <tr key={line.position}><td className="dg-number">{line.number}</td><td>{line.name}</td><td className="dg-number">{line.retentionEnd}</td><td>{t(`custody.judgement.${line.judgement}`)}</td></tr>)}</tbody>
    </table>
  )
}
