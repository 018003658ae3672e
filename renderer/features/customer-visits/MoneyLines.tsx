/** What a visit applied for, handed out and claimed, with what can be done to each line. */
import { Button } from 'antd'
import { useState } from 'react'
import { NoticeCell } from '#renderer/features/customer-visits/visit-marks.tsx'
import { client } from '#renderer/rpc/index.ts'
import { MoneyText, StatusTag, TroubleCard, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { CustomerVisitSheet, VisitOutlay } from '#shared/contract/customer-visits.ts'

type Act = 'bring-back' | 'give' | 'pass' | 'turn-down'

export function MoneyLines({ sheet: { requests, outlays } }: { readonly sheet: CustomerVisitSheet }) {
  const t = useText()
  const go = useGo()
  const [trouble, setTrouble] = useState<unknown>()
  if (requests.length === 0 && outlays.length === 0) return null
  async function act(outlay: VisitOutlay, action: Act) {
    setTrouble(undefined)
    try {
      await (action === 'pass' || action === 'turn-down' ? client['customer-visits'].decideClaim({ id: outlay.id, action }) : client['customer-visits'].settleOutlay({ id: outlay.id, action }))
    } catch (error) { setTrouble(error) }
  }
  return (
    <div>
      <div className="dg-section-title">{t('customer-visits.requests')}</div>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} remedies={{ 'customer-visits.file-customer': { run: () => go('/customer-filing', { state: 'open' }) } }} />}
      <table className="dg-table" style={{ width: '100%' }}>
        <tbody>
          {requests.map((request) => (
            <tr key={request.id}>
              <td><button type="button" className="dg-linkbutton dg-number" onClick={() => go('/approvals', { box: 'all', open: request.approvalId ?? undefined })}>{request.number}</button></td>
              <td>{t(`customer-visits.kind.${request.kind}`)} {request.what} × {request.quantity}{request.amountCents > 0 && <> <MoneyText cents={request.amountCents} /></>}</td>
              <td><StatusTag tone={request.status === 'approved' ? 'ok' : request.status === 'refused' ? 'danger' : 'warn'}>{t(`customer-visits.request-status.${request.status}`)}</StatusTag></td>
            </tr>
          ))}
          {outlays.map((outlay) => <OutlayLine key={outlay.id} outlay={outlay} act={(action) => void act(outlay, action)} />)}
        </tbody>
      </table>
    </div>
  )
}

function OutlayLine({ outlay, act }: { readonly outlay: VisitOutlay; readonly act: (action: Act) => void }) {
  const t = useText()
  const [mayWrite, mayDecide] = [useHas('customer-visits.write'), useHas('approvals.decide')]
  return (
    <tr>
      <td className="dg-number">{outlay.number}</td>
      <td>
        {t(`customer-visits.kind.${outlay.kind}`)} {outlay.what}{outlay.amountCents > 0 && <> <MoneyText cents={outlay.amountCents} /></>}
        {outlay.notices.length > 0 && <div><NoticeCell notices={outlay.notices} /></div>}
        {outlay.status === 'released' && mayWrite && <div><Button size="small" onClick={() => act('bring-back')}>{t('customer-visits.brought-back')}</Button> <Button size="small" onClick={() => act('give')}>{t('customer-visits.given')}</Button></div>}
        {(outlay.status === 'entered' || outlay.status === 'agreed') && mayDecide && <div>{outlay.status === 'agreed' && <Button size="small" type="primary" onClick={() => act('pass')}>{t('customer-visits.pass')}</Button>} <Button size="small" onClick={() => act('turn-down')}>{t('customer-visits.turn-down')}</Button></div>}
      </td>
      <td><StatusTag tone={outlay.status === 'passed' ? 'ok' : outlay.status === 'not-passed' ? 'danger' : 'accent'}>{t(`customer-visits.outlay-status.${outlay.status}`)}</StatusTag></td>
    </tr>
  )
}
