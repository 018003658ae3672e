/** Ends a duty: done with its evidence, or waived with a reason. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { DutyRow } from '#shared/contract/duties.ts'

type Values = { readonly words: string; readonly recordNumber: string }

export function EndDutyForm({ duty, action, done }: { readonly duty: DutyRow; readonly action: 'complete' | 'waive'; readonly done: () => void }) {
  const t = useText()
  const words: FormField<Values> = { kind: 'lines', name: 'words', label: action === 'waive' ? t('duties.why-waived') : t('duties.words'), required: action === 'waive' || duty.evidence === 'words', span: 12, max: 1000 }
  const fields: readonly FormField<Values>[] = action === 'complete' && duty.evidence === 'record' ? [{ kind: 'text', name: 'recordNumber', label: t('duties.record-number'), required: true, span: 12, max: 60 }, words] : [words]
  return (
    <RegisterForm<Values>
      formId={`duties.${action}.${duty.id}`} title={action === 'waive' ? t('duties.waive') : t('duties.done')} fields={fields} initial={() => ({ words: '', recordNumber: '' })} once width="third" draft={false}
      save={async (values) => { await (action === 'waive' ? client.duties.waive({ id: duty.id, words: values.words }) : client.duties.complete({ id: duty.id, ...values })); return {} }}
      onSaved={done} onEscape={done}
    />
  )
}
