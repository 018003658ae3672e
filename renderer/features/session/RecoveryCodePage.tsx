/** Replaces the recovery code; the old one stops working the moment the new one is shown. */
import { Button } from 'antd'
import { useState } from 'react'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import type { Trouble } from '#renderer/rpc/index.ts'
import { useSession } from '#renderer/state/session.ts'
import { Page, TroubleCard, useConfirm, useText } from '#renderer/ui/index.ts'

export function RecoveryCodePage() {
  const t = useText()
  const confirm = useConfirm()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  async function replace() {
    if (!(await confirm({ title: t('session.recovery-new'), text: t('session.recovery-replace') }))) return
    try {
      const { recoveryCode } = await client.users.newRecoveryCode({})
      useSession.getState().setPendingRecoveryCode(recoveryCode)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  return (
    <Page title={t('session.recovery-title')}>
      <div className="dg-stack" style={{ maxWidth: 640 }}>
        <p>{t('session.recovery-replace')}</p>
        {trouble !== null && <TroubleCard trouble={trouble} onClose={() => setTrouble(null)} />}
        <div><Button type="primary" onClick={() => void replace()}>{t('session.recovery-new')}</Button></div>
      </div>
    </Page>
  )
}
