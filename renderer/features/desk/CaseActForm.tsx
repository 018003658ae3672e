/** The small forms of a case: who takes it up, what was done, how it ended, why it is opened again. */
import { suggestHosts } from '#renderer/features/desk/desk-people.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useActor, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CaseRow } from '#shared/contract/desk.ts'
import { caseReactions } from '#shared/domain/cases.ts'

export type CaseFormAct = 'take-up' | 'note' | 'close' | 'reopen'
type Values = { readonly handler: string; readonly note: string; readonly result: string; readonly reaction: string; readonly reason: string }

const titles = { 'take-up': 'desk.take-up', note: 'desk.add-note', close: 'desk.close-case', reopen: 'desk.reopen-case' } as const

function fieldsOf(t: Translate, act: CaseFormAct): readonly FormField<Values>[] {
  switch (act) {
    case 'take-up': return [
      { kind: 'suggest', name: 'handler', label: t('desk.handler'), required: true, max: 60, span: 12, load: (text, signal) => suggestHosts<Values>(text, 'handler', signal) },
      { kind: 'text', name: 'note', label: t('desk.note'), max: 200, span: 12, preset: true },
    ]
    case 'note': return [{ kind: 'lines', name: 'note', label: t('desk.progress'), required: true, rows: 3, max: 1000, enter: 'next' }]
    case 'close': return [
      { kind: 'lines', name: 'result', label: t('desk.result'), rows: 3, max: 2000, enter: 'next', check: (values) => (values.result.trim() === '' ? t('refusal.desk.result-missing') : null) },
      { kind: 'choice', name: 'reaction', label: t('desk.reaction'), span: 12, choices: caseReactions.map((value) => ({ value, label: t(`desk.reaction.${value}`) })) },
    ]
    case 'reopen': return [{ kind: 'text', name: 'reason', label: t('desk.reopen-reason'), required: true, max: 200, span: 12 }]
  }
}

async function saveAct(found: CaseRow, act: CaseFormAct, values: Values): Promise<CaseRow> {
  switch (act) {
    case 'take-up': return client.desk.takeUpCase({ id: found.id, handler: values.handler, note: values.note })
    case 'note': return client.desk.noteCase({ id: found.id, note: values.note })
    case 'close': return client.desk.closeCase({ id: found.id, result: values.result, reaction: caseReactions.find((reaction) => reaction === values.reaction) ?? 'unknown' })
    case 'reopen': return client.desk.reopenCase({ id: found.id, reason: values.reason })
  }
}

export function CaseActForm({ found, act, done }: { readonly found: CaseRow; readonly act: CaseFormAct; readonly done: () => void }) {
  const t = useText()
  const actor = useActor()
  const handler = found.status === 'open' ? (found.handler === '' ? (actor?.displayName ?? '') : found.handler) : ''
  return (
    <RegisterForm<Values>
      formId={`desk.case.${act}.${found.id}`} title={t(titles[act])} width="third" once saveLabel={t(titles[act])} initial={() => ({ handler, note: '', result: '', reaction: 'unknown', reason: '' })}
      fields={fieldsOf(t, act)} save={async (values) => ({ number: (await saveAct(found, act, values)).number })} onSaved={done} onEscape={done}
    />
  )
}
