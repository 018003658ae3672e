/** Enters a line; the form is the register's declaration with the office's own fields. */
import { useRef } from 'react'
import { formValuesOf, lineFields, typedValuesOf } from '#renderer/features/registers/line-fields.ts'
import { linesSearch } from '#renderer/features/registers/registers-search.ts'
import { useRegisters } from '#renderer/features/registers/use-registers.ts'
import { client } from '#renderer/rpc/index.ts'
import { ClauseLink, Empty, Page, RegisterForm, Skeleton, TroubleCard, useActor, useGo, useLocale, usePlace, useReadingMoment, useSession, useText } from '#renderer/ui/index.ts'
import type { FormValues } from '#renderer/ui/index.ts'
import type { RegisterRow } from '#shared/contract/registers.ts'

export function EnterLinePage() {
  const t = useText()
  const locale = useLocale()
  const { params } = usePlace(linesSearch)
  const forms = useRegisters()
  const register = forms.data?.registers.find((row) => row.id === params['form'])
  const title = register === undefined ? t('registers.title') : t('registers.new-in', { register: register[locale] })
  return (
    <Page title={title} actions={register !== undefined && <ClauseLink clause={register.clause} />}>
      {forms.error !== null ? <TroubleCard error={forms.error} onRetry={() => void forms.refetch()} /> : forms.data === undefined ? <Skeleton /> : register === undefined ? <Empty text={t('registers.unknown')} /> : <EnterForm key={register.id} register={register} />}
    </Page>
  )
}

function EnterForm({ register }: { readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const go = useGo()
  const now = useReadingMoment()
  const today = useSession((state) => state.status?.today) ?? ''
  const actor = useActor()
  const held = useRef<FormValues>({})
  const fields = register.fields.filter((field) => !field.isAtClose && !field.isRetired)
  async function save(values: FormValues) {
    const { line } = await client.registers.enter({ form: register.id, values: { ...typedValuesOf(fields, values, now()) }, locale })
    return { number: line.number, subject: line.id, ...(line.lacks.length > 0 || line.marks.length > 0 ? { tone: 'warn' as const } : {}) }
  }
  return (
    <RegisterForm<FormValues, Awaited<ReturnType<typeof save>>>
      formId={`registers.enter.${register.id}`} fields={lineFields(fields, locale, t, () => held.current)} initial={() => formValuesOf(fields, {}, today, actor)} save={save} watch={(values) => { held.current = values }}
      onSaved={({ subject }, _values, mode) => { if (mode === 'close') go(`/registers/${register.id}`, { open: subject }) }} onCorrect={({ subject }) => go(`/registers/${register.id}`, { open: subject, doing: 'correct' })}
    />
  )
}
