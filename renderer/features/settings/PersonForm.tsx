/** Adds or changes a person, or gives them a new password. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, passwordFault, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { User } from '#shared/contract/users.ts'
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'

type Values = { readonly displayName: string; readonly role: Role; readonly department: string; readonly password: string; readonly disabled: boolean }
type PersonFormProps = { readonly user: User | null; readonly done: () => void }

export function PersonForm({ user, done }: PersonFormProps) {
  const t = useText()
  const fields: readonly FormField<Values>[] = [
    { kind: 'text', name: 'displayName', label: t('settings.name'), required: true, max: 40 },
    { kind: 'choice', name: 'role', label: t('settings.role'), required: true, choices: roles.map((role) => ({ value: role, label: t(`role.${role}`) })) },
    { kind: 'text', name: 'department', label: t('settings.department'), max: 40 },
    user === null
      ? { kind: 'password', name: 'password', label: t('settings.first-password'), hint: t('settings.first-password-hint'), required: true, check: (values) => passwordFault(t, values.password) }
      : { kind: 'password', name: 'password', label: t('settings.new-role-password'), hint: t('settings.new-role-hint'), required: true, when: (values) => values.role !== user.role, check: (values) => passwordFault(t, values.password) },
    ...(user === null ? [] : [{ kind: 'check' as const, name: 'disabled' as const, label: t('settings.disable') }]),
  ]
  async function save({ displayName, role, department, password, disabled }: Values) {
    const saved = user === null ? await client.users.add({ displayName, role, department, password }) : await client.users.change({ id: user.id, displayName, role, department, disabled, password: role === user.role ? null : password })
    return { text: t('settings.person-saved', { name: saved.displayName }) }
  }
  return (
    <RegisterForm<Values>
      formId={user === null ? 'settings.person' : `settings.person.${user.id}`} title={t(user === null ? 'settings.add-person' : 'settings.change-person')} fields={fields} draft={false} once={user !== null}
      initial={() => ({ displayName: user?.displayName ?? '', role: user?.role ?? 'clerk', department: user?.department ?? '', password: '', disabled: user !== null && user.disabledAt !== null })}
      save={save} onSaved={(_saved, _values, mode) => { if (mode === 'close') done() }} onEscape={done}
    />
  )
}

type ResetValues = { readonly password: string }

export function ResetForm({ user, done }: { readonly user: User; readonly done: () => void }) {
  const t = useText()
  const fields: readonly FormField<ResetValues>[] = [{ kind: 'password', name: 'password', label: t('session.new-password'), hint: t('settings.first-password-hint'), required: true, check: (values) => passwordFault(t, values.password) }]
  async function save({ password }: ResetValues) {
    await client.users.resetPassword({ id: user.id, password })
    return { text: t('settings.password-changed') }
  }
  return <RegisterForm<ResetValues> formId="settings.reset" title={`${t('settings.reset-password')}${t('common.colon')}${user.displayName}`} fields={fields} initial={() => ({ password: '' })} save={save} draft={false} once onSaved={done} onEscape={done} />
}
