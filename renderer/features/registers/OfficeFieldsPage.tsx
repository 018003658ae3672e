/** The fields of a register: the policy's own, and those that this office adds and retires. */
import { Button } from 'antd'
import { useState } from 'react'
import { linesSearch } from '#renderer/features/registers/registers-search.ts'
import { useRegisters } from '#renderer/features/registers/use-registers.ts'
import { client } from '#renderer/rpc/index.ts'
import { Empty, Page, RegisterForm, Skeleton, StatusTag, TroubleCard, useConfirm, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { RegisterFieldRow, RegisterRow } from '#shared/contract/registers.ts'
import { customFieldKinds } from '#shared/domain/register-forms.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function OfficeFieldsPage() {
  const t = useText()
  const locale = useLocale()
  const { params } = usePlace(linesSearch)
  const forms = useRegisters()
  const register = forms.data?.registers.find((row) => row.id === params['form'])
  return (
    <Page title={register === undefined ? t('registers.fields') : `${register[locale]}${t('common.colon')}${t('registers.fields')}`}>
      {forms.error !== null ? <TroubleCard error={forms.error} onRetry={() => void forms.refetch()} /> : forms.data === undefined ? <Skeleton /> : register === undefined ? <Empty text={t('registers.unknown')} />
        : <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 420px', gap: 20, alignItems: 'start' }}><FieldList register={register} /><AddFieldForm register={register} /></div>}
    </Page>
  )
}

function FieldList({ register }: { readonly register: RegisterRow }) {
  const t = useText()
  const confirm = useConfirm()
  const [trouble, setTrouble] = useState<unknown>()
  const [declared, office] = [register.fields.filter((field) => !field.isOffice), register.fields.filter((field) => field.isOffice)]
  async function retire(field: RegisterFieldRow): Promise<void> {
    if (field.officeId === null || !await confirm({ title: t('registers.retire-ask', { label: field.zh }), text: t('registers.retire-note') })) return
    // Given by the archive with the field.
    await client.registers.retireField({ id: field.officeId as Id<'register-field'> })
  }
  return (
    <div className="dg-stack" style={{ gap: 14 }}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      <div className="dg-panel">
        <div className="dg-panel-head">{t('registers.office-fields')} <span className="dg-count">{office.length}</span></div>
        <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>
          {office.length === 0 && <span className="dg-quiet">{t('registers.office-fields-none')}</span>}
          {office.map((field) => <FieldLine key={field.key} field={field} retire={field.isRetired ? undefined : () => void retire(field).catch(setTrouble)} />)}
        </div>
      </div>
      <div className="dg-panel">
        <div className="dg-panel-head">{t('registers.fields')} <span className="dg-count">{declared.length}</span></div>
        <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>{declared.map((field) => <FieldLine key={field.key} field={field} />)}</div>
      </div>
    </div>
  )
}

function FieldLine({ field, retire }: { readonly field: RegisterFieldRow; readonly retire?: (() => void) | undefined }) {
  const t = useText()
  const locale = useLocale()
  const loose = useLooseText()
  return (
    <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
      <span style={{ flex: 1, minWidth: 0 }}>{field[locale]} <span className="dg-quiet">{[loose(`registers.kind.${field.kind}`) ?? '', field.options.map((option) => option[locale]).join(t('common.list-join'))].filter((part) => part !== '').join(t('common.colon'))}</span></span>
      {field.required !== null && <span className="dg-quiet">{t(`registers.required.${field.required}`)}</span>}
      {field.isRetired && <StatusTag>{t('registers.retired')}</StatusTag>}
      {retire !== undefined && <Button size="small" onClick={retire}>{t('registers.retire')}</Button>}
    </div>
  )
}

type Values = { readonly label: string; readonly kind: string; readonly options: string; readonly required: string }

function AddFieldForm({ register }: { readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const fields: readonly FormField<Values>[] = [
    { kind: 'text', name: 'label', label: t('registers.field-label'), required: true, span: 12, max: 30 },
    { kind: 'choice', name: 'kind', label: t('registers.field-kind'), required: true, span: 12, preset: true, choices: customFieldKinds.map((value) => ({ value, label: t(`registers.kind.${value}`) })) },
    { kind: 'lines', name: 'options', label: t('registers.field-options'), required: true, span: 12, rows: 4, hint: t('registers.field-options-hint'), when: ({ kind }) => kind === 'choice' },
    { kind: 'choice', name: 'required', label: t('registers.field-required'), span: 12, preset: true, choices: (['none', 'complete', 'save'] as const).map((value) => ({ value, label: t(`registers.required.${value}`) })) },
  ]
  async function save({ label, kind, options, required }: Values) {
    const chosen = customFieldKinds.find((known) => known === kind) ?? 'text'
    const lines = chosen === 'choice' ? options.split('\n').map((option) => option.trim()).filter((option) => option !== '') : []
    await client.registers.addField({ form: register.id, label, kind: chosen, options: lines, required: required === 'save' || required === 'complete' ? required : null, locale })
    return {}
  }
  return <RegisterForm<Values> formId={`registers.add-field.${register.id}`} title={t('registers.add-field')} fields={fields} initial={() => ({ label: '', kind: 'text', options: '', required: 'none' })} save={save} onSaved={() => undefined} width="third" draft={false} />
}
