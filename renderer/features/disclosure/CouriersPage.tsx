/** Who may carry important material: named, and ended, by whoever supervises information. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { UnderSections } from '#renderer/features/disclosure/Sections.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, Empty, MomentText, Page, RegisterForm, Skeleton, TroubleCard, useBack, useKeys, useText } from '#renderer/ui/index.ts'
import type { Courier } from '#shared/contract/disclosure.ts'

export function CouriersPage() {
  const t = useText()
  const back = useBack()
  const [trouble, setTrouble] = useState<unknown>()
  const couriers = useQuery(orpc.disclosure.couriers.queryOptions({ input: {} }))
  useKeys([{ key: 'Esc', run: back }])
  const end = (courier: Courier) => () => { setTrouble(undefined); void client.disclosure.endCourier({ id: courier.id }).catch(setTrouble) }
  return (
    <UnderSections current="couriers">
      <Page title={<>{t('disclosure.section.couriers')} <ClauseLink clause="P07-23.2" /></>}>
        <div className="dg-stack" style={{ gap: 12, maxWidth: 760 }}>
          <div className="dg-quiet">{t('disclosure.couriers-text')}</div>
          {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
          {couriers.data === undefined ? (couriers.error === null ? <Skeleton rows={4} /> : <TroubleCard error={couriers.error} onRetry={() => void couriers.refetch()} />) : <>
            {couriers.data.mayName && <RegisterForm<{ readonly name: string }> formId="disclosure.courier" heading={false} fields={[{ kind: 'text', name: 'name', label: t('disclosure.name'), required: true, span: 6, max: 40 }]} initial={() => ({ name: '' })} save={async ({ name }) => { await client.disclosure.nameCourier({ name }); return { text: name } }} onSaved={() => undefined} saveLabel={t('disclosure.name-courier')} once stays draft={false} width="third" />}
            {couriers.data.rows.length === 0 ? <Empty text={t('disclosure.couriers-empty')} /> : (
              <table className="dg-table">
                <thead><tr><th>{t('disclosure.name')}</th><th>{t('disclosure.named-by')}</th><th>{t('disclosure.named-at')}</th><th>{t('disclosure.ended-at')}</th></tr></thead>
                <tbody>{couriers.data.rows.map((row) => <tr key={row.id}><td>{row.name}</td><td>{row.namedBy}</td><td><MomentText at={row.namedAt} /></td><td>{row.endedAt === null ? (couriers.data.mayName ? <Button size="small" onClick={end(row)}>{t('disclosure.end-courier')}</Button> : '') : <MomentText at={row.endedAt} />}</td></tr>)}</tbody>
              </table>
            )}
          </>}
        </div>
      </Page>
    </UnderSections>
  )
}
