/** A person changes their own password. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, passwordFault, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'

type Values = { readonly current: string; readonly next: string; readonly again: string }

export function PasswordSection() {
  const t = useText()
  const fields: readonly FormField<Values>[] = [
    { kind: 'password', name: 'current', label: t('session.current-password'), required: true, span: 12 },
    { kind: 'password', name: 'next', label: t('session.new-password'), hint: t('session.password-hint'), required: true, check: (values) => passwordFault(t, values.next) },
    { kind: 'password', name: 'again', label: t('session.password-again'), required: true, check: (values) => (values.again === values.next ? null : t('session.password-differs')) },
  ]
  async function save({ current, next }: Values) {
    await client.session.changePassword({ current, next })
    return { text: t('settings.password-changed') }
  }
  return <RegisterForm<Values> formId="settings.password" fields={fields} initial={() => ({ current: '', next: '', again: '' })} save={save} once draft={false} saveLabel={t('settings.change-password')} onSaved={() => undefined} />
}
