/** The recovery code: shown this once, printed, and typed back to prove that it is written down. */
import { Button } from 'antd'
import { useState } from 'react'
import { GateCard } from '#renderer/features/session/GateCard.tsx'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import type { Trouble } from '#renderer/rpc/index.ts'
import { useSession } from '#renderer/state/session.ts'
import { RegisterForm, TroubleCard, printHtml, useLocale, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'

type Values = { readonly code: string }

export function RecoveryStep({ code }: { readonly code: string }) {
  const t = useText()
  const locale = useLocale()
  const isFirst = useSession((state) => state.isFirstRecoveryCode)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const setPendingRecoveryCode = useSession((state) => state.setPendingRecoveryCode)
  const fields: readonly FormField<Values>[] = [{ kind: 'text', name: 'code', label: t('session.recovery-back'), required: true, span: 12, max: 200 }]
  async function confirm(values: Values) {
    await client.session.confirmRecoveryCode({ code: values.code })
    useSession.getState().setStatus(await client.session.status({}))
    setPendingRecoveryCode(null)
    return {}
  }
  const print = () => void client.users.recoverySheet({ code, locale }).then((sheet) => printHtml(sheet.html)).catch((error: unknown) => { setTrouble(troubleOf(error)) })
  return (
    <GateCard wide title={t(isFirst ? 'session.recovery-title' : 'session.recovery-new')} {...(isFirst ? { steps: [t('session.step-folder'), t('session.step-office'), t('session.step-recovery')], step: 2 } : {})}>
      <div className="dg-stack">
        <p>{t('session.recovery-text')}</p>
        <div className="dg-code" data-testid="recovery-code">{code}</div>
        <div className="dg-row"><Button onClick={print}>{t('common.print')}</Button></div>
        {trouble !== null && <TroubleCard trouble={trouble} onClose={() => setTrouble(null)} />}
        <RegisterForm<Values>
          formId="session.recovery" fields={fields} initial={() => ({ code: '' })} save={confirm} draft={false} once quiet saveLabel={t('session.recovery-confirm')} onSaved={() => undefined} stays
          aside={<button type="button" className="dg-linkbutton" style={{ alignSelf: 'flex-start', fontSize: 12 }} onClick={() => setPendingRecoveryCode(null)}>{t('session.recovery-later')}</button>}
        />
      </div>
    </GateCard>
  )
}
