/** Says when and how a case was answered, where neither a visit nor a letter did. */
import { dayOrNull } from '#renderer/features/followups/day-values.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useSession, useText } from '#renderer/ui/index.ts'
import { toDay } from '#shared/kernel/days.ts'

type Values = { readonly day: string; readonly words: string }

export function ReplyForm({ caseNumber, done }: { readonly caseNumber: string; readonly done: () => void }) {
  const t = useText()
  const today = useSession((state) => state.status?.today) ?? ''
  return (
    <RegisterForm<Values>
      formId={`followups.reply.${caseNumber}`} title={`${t('followups.record-reply')} · ${caseNumber}`} width="third" once draft={false} initial={() => ({ day: today, words: '' })}
      fields={[{ kind: 'lines', name: 'words', label: t('followups.reply-words'), rows: 2, max: 1000, enter: 'next' }, { kind: 'day', name: 'day', label: t('followups.reply-day'), required: true, span: 6, preset: true }]}
      save={async (values) => client.followups.reply({ caseNumber, day: dayOrNull(values.day) ?? toDay(today), words: values.words })} onSaved={done} onEscape={done}
    />
  )
}
