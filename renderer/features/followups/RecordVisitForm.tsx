/** Records a visit: means, what was said, how it ended, the signature; what was not called for is not asked. */
import { freshVisit, toVisitInput, visitFields } from '#renderer/features/followups/visit-values.ts'
import type { VisitValues } from '#renderer/features/followups/visit-values.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useActor, useSession, useText } from '#renderer/ui/index.ts'
import type { FollowupRow } from '#shared/contract/followups.ts'

export function RecordVisitForm({ row, done }: { readonly row: FollowupRow; readonly done: () => void }) {
  const t = useText()
  const actor = useActor()
  const today = useSession((state) => state.status?.today) ?? ''
  return (
    <RegisterForm<VisitValues>
      formId={`followups.record.${row.id}`} title={`${t('followups.record')} · ${t('followups.round-n', { n: row.round })}`} width="third" once fields={visitFields(t, row, actor?.role ?? 'clerk')} initial={() => freshVisit(row, today)}
      save={async (values) => {
        const { followup } = await client.followups.record({ ...await toVisitInput(values), id: row.id })
        return { number: followup.number, subject: followup.id, ...(followup.needsSupervisor ? { tone: 'warn' as const } : {}) }
      }}
      onSaved={done} onEscape={done}
    />
  )
}
