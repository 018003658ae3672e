/** The recovery code: shown this once, printed, and typed back to prove that it is written down. */
import { Button } from 'antd'
import { GateCard } from '#renderer/features/session/GateCard.tsx'
import { recoveryPage } from '#renderer/features/session/recovery-page.ts'
import { client } from '#renderer/rpc/index.ts'
import { useSession } from '#renderer/state/session.ts'
import { RegisterForm, printHtml, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'

type Values = { readonly code: string }

export function RecoveryStep({ code, officeName }: { readonly code: string; readonly officeName: string }) {
  const t = useText()
  const status = useSession((state) => state.status)
  const setPendingRecoveryCode = useSession((state) => state.setPendingRecoveryCode)
  const fields: readonly FormField<Values>[] = [{ kind: 'text', name: 'code', label: t('session.recovery-back'), required: true, span: 12, max: 200 }]
  async function confirm(values: Values) {
    await client.session.confirmRecoveryCode({ code: values.code })
    useSession.getState().setStatus(await client.session.status({}))
    setPendingRecoveryCode(null)
    return {}
  }
  const print = () => void printHtml(recoveryPage({ code, officeName, folder: status?.archive?.folder ?? '', day: status?.today ?? '', title: t('session.recovery-print-title'), text: t('session.recovery-print-text') }))
  return (
    <GateCard wide title={t('session.recovery-title')} steps={[t('session.step-folder'), t('session.step-office'), t('session.step-recovery')]} step={2}>
      <div className="dg-stack">
        <p>{t('session.recovery-text')}</p>
        <div className="dg-code" data-testid="recovery-code">{code}</div>
        <div className="dg-row"><Button onClick={print}>{t('common.print')}</Button></div>
        <RegisterForm<Values>
          formId="session.recovery" fields={fields} initial={() => ({ code: '' })} save={confirm} draft={false} once quiet saveLabel={t('session.recovery-confirm')} onSaved={() => undefined} stays
          aside={<button type="button" className="dg-linkbutton" style={{ alignSelf: 'flex-start', fontSize: 12 }} onClick={() => setPendingRecoveryCode(null)}>{t('session.recovery-later')}</button>}
        />
      </div>
    </GateCard>
  )
}
