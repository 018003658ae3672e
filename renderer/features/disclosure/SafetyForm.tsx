/** Fills in how moved material is protected. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { FormField, FormValues, Translate } from '#renderer/ui/index.ts'
import { safetyMeasures } from '#shared/domain/disclosure.ts'
import type { SafetyMeasure } from '#shared/domain/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type SafetyValues = FormValues & { readonly safety: string; readonly safetyNote: string }

/** The measure, and its words when it is another one. */
export function safetyFields<Values extends SafetyValues>(t: Translate): readonly FormField<Values>[] {
  const choices = safetyMeasures.map((value) => ({ value, label: value === '' ? t('disclosure.safety.none') : t(`disclosure.safety.${value}`) }))
  const fields: readonly FormField<SafetyValues>[] = [
    { kind: 'choice', name: 'safety', label: t('disclosure.safety'), span: 6, choices }, { kind: 'text', name: 'safetyNote', label: t('disclosure.safety-note'), span: 6, max: 120, when: (values) => values.safety === 'other' },
  ]
  // These fields name members of the measure only, which every wider form holds.
  return fields as unknown as readonly FormField<Values>[]
}

/** What was chosen, or nothing. */
export function safetyOf(typed: string): SafetyMeasure {
  return safetyMeasures.find((known) => known === typed) ?? ''
}

type OwnValues = { readonly safety: string; readonly safetyNote: string }

export function SafetyForm({ id, done }: { readonly id: Id<'movement'>; readonly done: () => void }) {
  const t = useText()
  return <RegisterForm<OwnValues> formId={`disclosure.safety.${id}`} title={t('disclosure.fill-safety')} fields={safetyFields<OwnValues>(t)} initial={() => ({ safety: 'sealed-envelope', safetyNote: '' })} save={async ({ safety, safetyNote }) => ({ number: (await client.disclosure.fillSafety({ id, safety: safetyOf(safety), safetyNote })).number })} onSaved={done} onEscape={done} once width="third" draft={false} />
}
