/** Sets a new password with the printed recovery code. */
import { client } from '#renderer/rpc/index.ts'
import { useSession } from '#renderer/state/session.ts'
import type { SessionStatus } from '#renderer/state/session.ts'
import { RegisterForm, passwordFault, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'

type Values = { readonly code: string; readonly password: string; readonly again: string }

export function RecoverForm({ userId, displayName, back }: { readonly userId: SessionStatus['users'][number]['id']; readonly displayName: string; readonly back: () => void }) {
  const t = useText()
  const fields: readonly FormField<Values>[] = [
    { kind: 'text', name: 'code', label: t('session.recovery-code'), required: true, span: 12, max: 200 },
    { kind: 'password', name: 'password', label: t('session.new-password'), hint: t('session.password-hint'), required: true, span: 12, check: (values) => passwordFault(t, values.password) },
    { kind: 'password', name: 'again', label: t('session.password-again'), required: true, span: 12, check: (values) => (values.again === values.password ? null : t('session.password-differs')) },
  ]
  async function recover({ code, password }: Values) {
    const { status } = await client.session.recover({ userId, code, newPassword: password })
    useSession.getState().setStatus(status)
    return {}
  }
  return <RegisterForm<Values> formId="session.recover" title={`${t('session.recover')}${t('common.colon')}${displayName}`} fields={fields} initial={() => ({ code: '', password: '', again: '' })} save={recover} draft={false} once quiet saveLabel={t('session.recover-set')} onSaved={() => undefined} onEscape={back} />
}
