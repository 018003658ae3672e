/** What mends a file on a list: its class, the end of its retention; and what was found outside. */
import { useQuery } from '@tanstack/react-query'
import { className } from '#renderer/features/custody/custody-words.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DetailPane, RegisterForm, Skeleton, useGo, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { CustodyFile } from '#shared/contract/custody.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type FormProps = { readonly row: CustodyFile; readonly done: () => void }

/** A choice holds the id of a record that it lists; a required day field has been checked to hold a day. */
export function ClassForm({ row, done }: FormProps) {
  const t = useText()
  const classes = useQuery(orpc.custody.classes.queryOptions({ input: {} }))
  if (classes.data === undefined) return <Skeleton rows={3} />
  const choices = classes.data.rows.filter((each) => each.status === 'set').map((each) => ({ value: each.id, label: className(t, each) }))
  return (
    <RegisterForm<{ readonly classId: string }> formId={`custody.class.${row.id}`} title={t('custody.set-class')} width="third" draft={false} once fields={[{ kind: 'choice', name: 'classId', label: t('custody.class'), required: true, choices, span: 12 }]} initial={() => ({ classId: '' })}
      save={async ({ classId }) => { await client.custody.setClass({ customerId: row.id, classId: classId as Id<'shelving-class'> }); return { number: row.number } }} onSaved={done} onEscape={done} />
  )
}

type RetentionValues = { readonly endDay: string; readonly reason: string }

export function RetentionForm({ row, done }: FormProps) {
  const t = useText()
  const fields: readonly FormField<RetentionValues>[] = [{ kind: 'day', name: 'endDay', label: t('custody.retention-end'), required: true, span: 12 }, { kind: 'text', name: 'reason', label: t('custody.reason'), required: true, max: 200, span: 12 }]
  return (
    <RegisterForm<RetentionValues> formId={`custody.retention.${row.id}`} title={t('custody.set-retention')} width="third" draft={false} once fields={fields} initial={() => ({ endDay: row.retentionEnd ?? '', reason: '' })}
      save={async ({ endDay, reason }) => { await client.custody.setRetention({ customerId: row.id, endDay: endDay as Day, reason }); return { number: row.number } }} onSaved={done} onEscape={done} />
  )
}

type OutsideValues = { readonly code: string; readonly where: string; readonly holder: string }

export function OutsideForm({ done }: { readonly done: () => void }) {
  const t = useText()
  const go = useGo()
  const fields: readonly FormField<OutsideValues>[] = [
    { kind: 'text', name: 'code', label: t('custody.shelve-code'), required: true, max: 60, span: 12 },
    { kind: 'text', name: 'where', label: t('custody.outside-where'), required: true, max: 120, span: 12 },
    { kind: 'text', name: 'holder', label: t('custody.outside-holder'), max: 60, span: 12 },
  ]
  return (
    <DetailPane title={t('custody.outside-new')} onClose={done}>
      <RegisterForm<OutsideValues> formId="custody.outside" heading={false} width="third" once fields={fields} initial={() => ({ code: '', where: '', holder: '' })} onScan={(text, fill) => { fill({ code: text }); return true }}
        remedies={{ 'custody.ask-loan': { run: () => go('/lending/new') } }} save={async (values) => { const saved = await client.custody.reportOutside(values); return { number: saved.number } }} onSaved={done} onEscape={done} />
    </DetailPane>
  )
}
