/** Stand-ins: who acts for whom now and in time to come; a person names his own from day to day, and either ends it. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { usePersonChoices } from '#renderer/features/approvals/ApprovalForm.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, Empty, KeyCap, Page, RegisterForm, Skeleton, StatusTag, TroubleCard, announce, useBack, useHas, useKeys, useText } from '#renderer/ui/index.ts'
import type { ApprovalPerson, StandInRow } from '#shared/contract/approvals.ts'
import { toDay } from '#shared/kernel/days.ts'

export function StandInsPage() {
  const t = useText()
  const back = useBack()
  const may = useHas('approvals.decide')
  const query = useQuery(orpc.approvals.listStandIns.queryOptions({ input: {} }))
  const [isNaming, setNaming] = useState(false)
  const begin = () => setNaming(true)
  useKeys([{ key: 'N', label: t('approvals.set-stand-in'), run: begin, when: () => may && !isNaming }, { key: 'Esc', run: () => { if (isNaming) setNaming(false); else back() } }])
  const button = may && !isNaming ? <Button type="primary" onClick={begin}>{t('approvals.set-stand-in')}<KeyCap name="N" /></Button> : undefined
  return (
    <Page title={t('approvals.stand-ins')} actions={button}>
      <div className="dg-stack">
        {query.error !== null && <TroubleCard error={query.error} onRetry={() => void query.refetch()} />}
        {isNaming && query.data !== undefined && <StandInForm candidates={query.data.candidates} done={() => setNaming(false)} />}
        {query.data === undefined ? <Skeleton rows={4} /> : query.data.rows.length === 0 ? (isNaming ? null : <Empty text={t('approvals.stand-ins-empty')} />) : <StandInTable rows={query.data.rows} />}
      </div>
    </Page>
  )
}

type Values = { readonly standInId: string; readonly fromDay: string; readonly toDay: string; readonly under: string }

function StandInForm({ candidates, done }: { readonly candidates: readonly ApprovalPerson[]; readonly done: () => void }) {
  const t = useText()
  const toChoices = usePersonChoices()
  async function save(values: Values) {
    // The stand-in was picked from the list of candidates, whose values are ids of people.
    await client.approvals.setStandIn({ standInId: values.standInId as ApprovalPerson['id'], fromDay: toDay(values.fromDay), toDay: toDay(values.toDay), under: values.under })
    return { text: t('approvals.said-stand-in') }
  }
  return (
    <RegisterForm<Values>
      formId="approvals.stand-in" title={t('approvals.set-stand-in')} draft={false} once saveLabel={t('approvals.set-stand-in')} onSaved={done} onEscape={done} save={save}
      initial={() => ({ standInId: '', fromDay: '', toDay: '', under: '' })}
      fields={[
        { kind: 'choice', name: 'standInId', label: t('approvals.stand-in'), required: true, span: 4, choices: toChoices(candidates) },
        { kind: 'day', name: 'fromDay', label: t('approvals.from-day'), required: true, span: 2 },
        { kind: 'day', name: 'toDay', label: t('approvals.to-day'), required: true, span: 2 },
        { kind: 'text', name: 'under', label: t('approvals.under'), max: 120, span: 4 },
      ]}
    />
  )
}

function StandInTable({ rows }: { readonly rows: readonly StandInRow[] }) {
  const t = useText()
  const [trouble, setTrouble] = useState<unknown>()
  const end = (row: StandInRow) => () => void client.approvals.endStandIn({ id: row.id }).then(() => announce({ text: t('approvals.said-stand-in-ended') }), setTrouble)
  return (
    <>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      <table className="dg-table">
        <thead><tr>{(['approvals.stand-in-of', 'approvals.stand-in', 'approvals.from-day', 'approvals.to-day', 'approvals.under-short', 'approvals.status'] as const).map((key) => <th key={key} scope="col">{t(key)}</th>)}<th aria-label={t('approvals.end-stand-in')} /></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td>{row.person}</td><td>{row.standIn}</td><td><DayText day={row.fromDay} /></td><td><DayText day={row.toDay} /></td><td>{row.under === '' ? t('approvals.stand-in-order') : row.under}</td>
            <td><StatusTag tone={row.isNow ? 'ok' : 'neutral'}>{t(row.isNow ? 'approvals.stand-in-now' : 'approvals.stand-in-later')}</StatusTag></td>
            <td>{row.mayEnd && <Button size="small" onClick={end(row)}>{t('approvals.end-stand-in')}</Button>}</td>
          </tr>
        ))}</tbody>
      </table>
    </>
  )
}
