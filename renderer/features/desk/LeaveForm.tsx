/** Signs out at a known time; the present moment is not proposed for somebody who came on an earlier day. */
import { client } from '#renderer/rpc/index.ts'
import { useCloseUnknown } from '#renderer/features/desk/use-close-unknown.ts'
import { momentOf } from '#renderer/features/desk/visit-values.ts'
import { RegisterForm, formatMoment, useSession, useText } from '#renderer/ui/index.ts'
import type { VisitRow } from '#shared/contract/desk.ts'
import { isForgotten } from '#shared/domain/visits.ts'

type Values = { readonly leftAt: number | null }

export function LeaveForm({ visit, done }: { readonly visit: VisitRow; readonly done: () => void }) {
  const t = useText()
  const today = useSession((state) => state.status?.today)
  const forgotten = today !== undefined && isForgotten(visit, today)
  const closeUnknown = useCloseUnknown()
  const closeUnknownHere = async () => { await closeUnknown(visit); done() }
  return (
    <RegisterForm<Values>
      formId={`desk.leave.${visit.id}`} title={t('desk.sign-out-at')} width="third" draft={false} once saveLabel={t('desk.sign-out')} initial={() => ({ leftAt: null })}
      fields={[{ kind: 'moment', name: 'leftAt', label: t('desk.left-at'), span: 12, required: forgotten, ...(forgotten ? { placeholder: t('desk.leave-placeholder') } : {}), hint: t('desk.leave-hint', { time: formatMoment(visit.arrivedAt) }) }]}
      save={async ({ leftAt }) => {
        const left = await client.desk.signOut({ id: visit.id, leftAt: momentOf(leftAt) })
        return { text: t('desk.signed-out', { visitor: left.visitor, time: left.leftAt === null ? '' : formatMoment(left.leftAt) }) }
      }}
      onSaved={done} onEscape={done}
      remedies={{ 'desk.close-unknown': { label: t('desk.close-unknown'), run: () => void closeUnknownHere() } }}
    />
  )
}
