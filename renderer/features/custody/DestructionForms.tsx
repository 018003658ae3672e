/** Judging the files of a list, recording their destruction before two witnesses, and giving a list up. */
import { useQuery } from '@tanstack/react-query'
import { client, orpc } from '#renderer/rpc/index.ts'
import { RegisterForm, Skeleton, useText } from '#renderer/ui/index.ts'
import type { FieldValue, FormField } from '#renderer/ui/index.ts'
import type { DestructionRow, DestructionSheet } from '#shared/contract/custody.ts'
import { destructionMethods, judgements } from '#shared/domain/custody-destruction.ts'
import type { DestructionMethod, Judgement } from '#shared/domain/custody-destruction.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The method, and one member `file-<position>` a file. */
type JudgeValues = { readonly [name: string]: FieldValue; readonly method: string; readonly methodNote: string }
const memberOf = (position: number) => `file-${String(position)}`

/** Choices hold exactly the methods and judgements. */
export function JudgeForm({ sheet: { list, lines }, done }: { readonly sheet: DestructionSheet; readonly done: () => void }) {
  const t = useText()
  const choices = judgements.map((value) => ({ value, label: t(`custody.judgement.${value}`) }))
  const fields: readonly FormField<JudgeValues>[] = [
    ...lines.map((line): FormField<JudgeValues> => ({ kind: 'choice', name: memberOf(line.position), label: `${line.number} ${line.name}`, choices, required: true, span: 12 })),
    { kind: 'choice', name: 'method', label: t('custody.method'), required: true, choices: destructionMethods.map((value) => ({ value, label: t(`custody.method.${value}`) })), span: 12 },
    { kind: 'text', name: 'methodNote', label: t('custody.method-note'), max: 120, preset: true, span: 12 },
  ]
  return (
    <RegisterForm<JudgeValues>
      formId={`custody.judge.${list.id}`} title={t('custody.judgement')} width="third" draft={false} once saveLabel={t('custody.save-judgement')} fields={fields}
      initial={() => ({ method: list.method ?? 'shredding', methodNote: list.methodNote, ...Object.fromEntries(lines.map((line) => [memberOf(line.position), line.judgement])) })}
      save={async (values) => {
        const judged = lines.map((line) => ({ position: line.position, judgement: values[memberOf(line.position)] as Judgement }))
        await client.custody.changeDestruction({ id: list.id, method: values.method as DestructionMethod, methodNote: values.methodNote, judgements: judged })
        return { number: list.number }
      }}
      onSaved={done} onEscape={done}
    />
  )
}

type WitnessValues = { readonly first: string; readonly second: string }

/** A choice holds the id of a person that it lists. */
export function DestroyForm({ list, done }: { readonly list: DestructionRow; readonly done: () => void }) {
  const t = useText()
  const people = useQuery(orpc.users.list.queryOptions({ input: {} }))
  if (people.data === undefined) return <Skeleton rows={3} />
  const choices = people.data.rows.filter((user) => user.disabledAt === null && user.id !== list.requesterId).map((user) => ({ value: user.id, label: user.displayName }))
  const fields: readonly FormField<WitnessValues>[] = (['first', 'second'] as const).map((name, index) => ({ kind: 'choice', name, label: t('custody.witness-of', { index: index + 1 }), required: true, choices, span: 12 }))
  return (
    <RegisterForm<WitnessValues> formId={`custody.destroy.${list.id}`} title={t('custody.destroy')} width="third" draft={false} once fields={fields} initial={() => ({ first: '', second: '' })}
      save={async ({ first, second }) => { await client.custody.destroy({ id: list.id, witnessIds: [first, second].filter((id) => id !== '') as Id<'user'>[] }); return { number: list.number } }} onSaved={done} onEscape={done} />
  )
}

export function DropForm({ list, done }: { readonly list: DestructionRow; readonly done: () => void }) {
  const t = useText()
  return (
    <RegisterForm<{ readonly reason: string }> formId={`custody.drop.${list.id}`} title={t('custody.drop')} width="third" draft={false} once fields={[{ kind: 'text', name: 'reason', label: t('custody.reason'), required: true, max: 200, span: 12 }]} initial={() => ({ reason: '' })}
      save={async ({ reason }) => { await client.custody.dropDestruction({ id: list.id, reason }); return { number: list.number } }} onSaved={done} onEscape={done} />
  )
}
