/** Declares a cabinet or a secret store, or changes one. */
import { useQuery } from '@tanstack/react-query'
import { className } from '#renderer/features/custody/custody-words.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, useGo, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { PlaceRow } from '#shared/contract/custody.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly code: string; readonly name: string; readonly isSecret: boolean; readonly classId: string; readonly keeperId: string; readonly rows: number | null; readonly slots: number | null }

/** Ids in a choice are those of the records that it lists. */
function inputOf(values: Values) {
  return {
    code: values.code, name: values.name, isSecret: values.isSecret, classId: values.isSecret || values.classId === '' ? null : values.classId as Id<'shelving-class'>,
    keeperId: values.isSecret && values.keeperId !== '' ? values.keeperId as Id<'user'> : null, rows: values.rows ?? 1, slots: values.slots ?? 1,
  }
}

export function PlaceForm({ place, done }: { readonly place: PlaceRow | null; readonly done: () => void }) {
  const t = useText()
  const classes = useQuery(orpc.custody.classes.queryOptions({ input: {} }))
  const people = useQuery(orpc.users.list.queryOptions({ input: {} }))
  if (classes.data === undefined || people.data === undefined) return <Skeleton rows={6} />
  const choices = classes.data.rows.filter((each) => each.status === 'set').map((each) => ({ value: each.id, label: className(t, each) }))
  const keepers = people.data.rows.filter((user) => user.disabledAt === null && hasCapability(user.role, 'customers.read')).map((user) => ({ value: user.id, label: user.displayName }))
  const span = place === null ? 4 : 12
  const fields: readonly FormField<Values>[] = [
    { kind: 'text', name: 'code', label: t('custody.code'), required: true, max: 20, latin: true, hint: t('custody.code-hint'), span },
    { kind: 'check', name: 'isSecret', label: t('custody.is-secret'), preset: true, span },
    { kind: 'choice', name: 'classId', label: t('custody.class'), choices, when: (values) => !values.isSecret, span },
    { kind: 'choice', name: 'keeperId', label: t('custody.keeper'), choices: keepers, when: (values) => values.isSecret, span },
    { kind: 'number', name: 'rows', label: t('custody.rows'), required: true, min: 1, maxValue: 200, whole: true, span },
    { kind: 'number', name: 'slots', label: t('custody.slots'), required: true, min: 1, maxValue: 1000, whole: true, span },
    { kind: 'text', name: 'name', label: t('custody.name'), max: 60, span: place === null ? 8 : 12 },
  ]
  return (
    <RegisterForm<Values>
      formId={place === null ? 'custody.place' : `custody.place.${place.id}`} fields={fields} once={place !== null} width={place === null ? 'page' : 'third'} draft={place === null}
      initial={() => ({ code: place?.code ?? '', name: place?.name ?? '', isSecret: place?.isSecret ?? false, classId: place?.classId ?? choices[0]?.value ?? '', keeperId: place?.keeperId ?? '', rows: place?.rows ?? 5, slots: place?.slots ?? 20 })}
      save={async (values) => {
        if (place !== null) { const saved = await client.custody.changePlace({ id: place.id, ...inputOf(values) }); return { subject: saved.id, text: saved.code } }
        const { place: saved, joined } = await client.custody.declarePlace(inputOf(values))
        return { subject: saved.id, text: t('custody.joined', { place: saved.code, count: joined }) }
      }}
      onSaved={(_saved, _values, mode) => { if (mode === 'close') done() }} onEscape={done}
    />
  )
}

export function NewPlacePage() {
  const t = useText()
  const go = useGo()
  return <Page title={t('custody.new-place')}><PlaceForm place={null} done={() => go('/custody')} /></Page>
}
