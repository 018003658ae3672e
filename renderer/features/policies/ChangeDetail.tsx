/** One change: what it says, whose list it stands on, and what whoever reads may do with it. */
import { useState } from 'react'
import { changeTones, useChangeWords } from '#renderer/features/policies/change-words.ts'
import { changesSearch } from '#renderer/features/policies/policies-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, MomentText, RegisterForm, StatusTag, TroubleCard, announce, useGo, usePlace, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { PolicyChangeRow } from '#shared/contract/policies.ts'

type Act = PolicyChangeRow['may'][number]
const keys: Readonly<Record<Act, string>> = { 'take-over': 'T', submit: 'G', decline: 'X', withdraw: 'W' }

export function ChangeDetail({ row, doing }: { readonly row: PolicyChangeRow; readonly doing: 'decline' | 'withdraw' | undefined }) {
  const t = useText()
  const { about } = useChangeWords()
  const { change } = usePlace(changesSearch)
  const [trouble, setTrouble] = useState<unknown>()
  const actions = useActions(row, setTrouble)
  return (
    <DetailPane title={row.number} subtitle={about(row)} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {doing !== undefined && row.may.includes(doing) && <ReasonForm row={row} doing={doing} done={() => change({ doing: undefined })} />}
      {(row.status === 'proposed' || row.status === 'draft') && <p className="dg-quiet">{t(`policies.explain-${row.status}`, { owner: row.ownerName })}</p>}
      <ChangeFacts row={row} />
    </DetailPane>
  )
}

function useActions(row: PolicyChangeRow, fail: (error: unknown) => void): DetailAction[] {
  const t = useText()
  const go = useGo()
  const { change } = usePlace(changesSearch)
  const { approvalId } = row
  const act = (action: Act) => {
    if (action === 'decline' || action === 'withdraw') { change({ doing: action }); return }
    void client.policies.act({ id: row.id, action }).then((next) => announce({ text: t(`policies.did-${action}`, { number: next.number }) })).catch(fail)
  }
  return [
    ...row.may.map((action) => ({ key: keys[action], label: t(`policies.do-${action}`), run: () => act(action), primary: action === 'take-over' || action === 'submit', danger: action === 'decline' })),
    ...(approvalId === null ? [] : [{ key: 'S', label: t('policies.sheet'), run: () => go('/approvals', { box: 'all', open: approvalId }) }]),
  ]
}

function ReasonForm({ row, doing, done }: { readonly row: PolicyChangeRow; readonly doing: 'decline' | 'withdraw'; readonly done: () => void }) {
  const t = useText()
  return (
    <RegisterForm<{ readonly reason: string }>
      formId={`policies.${doing}.${row.id}`} title={t(`policies.do-${doing}`)} once draft={false} width="third" initial={() => ({ reason: '' })}
      fields={[{ kind: 'lines', name: 'reason', label: t('policies.reason'), required: doing === 'decline', span: 12, max: 500 }]}
      save={async ({ reason }) => { const saved = await client.policies.act({ id: row.id, action: doing, reason }); return { number: saved.number } }}
      onSaved={({ number }) => { announce({ text: t(`policies.did-${doing}`, { number: number ?? '' }) }); done() }} onEscape={done}
    />
  )
}

function ChangeFacts({ row }: { readonly row: PolicyChangeRow }) {
  const t = useText()
  const { value } = useChangeWords()
  const isText = row.kind === 'text'
  return (
    <Facts items={[
      { label: t('policies.state'), value: <StatusTag tone={changeTones[row.status]}>{t(`policies.status-${row.status}`)}</StatusTag> }, { label: t('policies.from-day'), value: <DayText day={row.fromDay} /> },
      { label: t('policies.before'), value: value(row, row.before), wide: isText }, { label: t('policies.after'), value: value(row, row.after), wide: isText }, { label: t('policies.reason'), value: row.reason, wide: true },
      { label: t('policies.asked-by'), value: <>{row.askedBy} · {row.askedDepartment} · <MomentText at={row.askedAt} /></>, wide: true },
      ...(row.ownerName === '' ? [] : [{ label: t('policies.owner'), value: row.ownerBy === '' ? row.ownerName : `${row.ownerName} · ${row.ownerBy}` }]),
      ...(row.endedAt === null ? [] : [{ label: t('policies.ended-by'), value: <>{row.endedBy} · <MomentText at={row.endedAt} /></> }]), ...(row.endReason === '' ? [] : [{ label: t('policies.end-reason'), value: row.endReason, wide: true }]),
      ...(row.clause === '' ? [] : [{ label: t('policies.clause'), value: <ClauseLink clause={row.clause} /> }]),
    ]} />
  )
}
