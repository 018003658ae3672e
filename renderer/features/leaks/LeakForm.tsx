/** What was done about a leak: the remedy, the first action, or the result that closes it. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { LeakDoing } from '#renderer/features/leaks/leaks-search.ts'
import type { LeakSheet } from '#shared/contract/leaks.ts'
import { isInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly words: string; readonly at: number | null }

const titles = { remedy: 'leaks.remedy', act: 'leaks.act', close: 'leaks.close' } as const
const labels = { remedy: 'leaks.measure', act: 'leaks.action', close: 'leaks.result' } as const
const times = { remedy: 'leaks.measure-at', act: 'leaks.action-at', close: 'leaks.closed-at' } as const

/** A typed moment, or null for now. */
export function momentOf(typed: number | null): InstantMs | null {
  return typed !== null && isInstant(typed) ? typed : null
}

function save(doing: LeakDoing, id: Id<'leak'>, { words, at }: Values): Promise<LeakSheet> {
  switch (doing) {
    case 'remedy': return client.leaks.remedy({ id, measure: words, measureAt: momentOf(at) })
    case 'act': return client.leaks.act({ id, action: words, actedAt: momentOf(at) })
    case 'close': return client.leaks.close({ id, result: words })
  }
}

function fieldsOf(doing: LeakDoing, t: Translate): readonly FormField<Values>[] {
  return [
    { kind: 'lines', name: 'words', label: t(labels[doing]), required: true, span: 12, rows: 3, max: 500, enter: 'next' },
    ...(doing === 'close' ? [] : [{ kind: 'moment', name: 'at', label: t(times[doing]), hint: t('leaks.time-hint'), span: 12, preset: true } as const]),
  ]
}

export function LeakForm({ id, doing, done }: { readonly id: Id<'leak'>; readonly doing: LeakDoing; readonly done: () => void }) {
  const t = useText()
  return <RegisterForm<Values> formId={`leaks.${doing}.${id}`} title={t(titles[doing])} fields={fieldsOf(doing, t)} initial={() => ({ words: '', at: null })} save={async (values) => { const { leak } = await save(doing, id, values); return { number: leak.number } }} onSaved={done} onEscape={done} once width="third" />
}
