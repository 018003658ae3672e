/** Shelving with a scanner: the number brings the next free slot with it, Enter puts it there, Ctrl+P prints its label. */
import { Button } from 'antd'
import { useState } from 'react'
import { className } from '#renderer/features/custody/custody-words.ts'
import { shelveSearch } from '#renderer/features/custody/custody-search.ts'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { KeyCap, Page, PrintPreview, RegisterForm, announce, useGo, useKeys, useLocale, useLooseText, usePlace, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { ShelvedSubject, Shelving } from '#shared/contract/custody.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly code: string; readonly place: string }
type Saved = { readonly subject: string; readonly text: string; readonly tone?: 'warn'; readonly shelved: ShelvedSubject }

function detailOf(t: Translate, { subject, ...found }: Shelving): string {
  return [subject.title, className(t, { name: found.className, category: found.classCategory }), subject.shelfPlace === '' ? '' : t('custody.stands-in', { place: subject.shelfPlace }), found.proposed === null ? t('custody.no-proposal') : ''].filter((part) => part !== '').join(' · ')
}

/** A number or bar code as scanned, else files by name, each with the place that comes next for it. */
async function load(t: Translate, typed: string, signal: AbortSignal): Promise<Suggestion<Values>[]> {
  const hit = await client.custody.find({ code: typed }, { signal })
  const others = hit === null ? (await client.customers.suggest({ typed }, { signal })).rows.slice(0, 5).map((row) => row.number) : []
  const found = [...(hit === null ? [] : [hit]), ...(await Promise.all(others.map((code) => client.custody.find({ code }, { signal })))).flatMap((each) => each ?? [])]
  return found.map((each) => ({ key: each.subject.id, label: each.subject.number, detail: detailOf(t, each), fills: { code: each.subject.number, place: each.proposed?.place ?? '' } }))
}

export function ShelvePage() {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const go = useGo()
  const sentence = useTroubleSentence()
  const { search } = usePlace(shelveSearch)
  const [last, setLast] = useState<ShelvedSubject | null>(null)
  const [label, setLabel] = useState<string | null>(null)
  const print = () => {
    if (last === null) return
    // A subject of kind `item` carries the id of a document.
    client.customers.labels({ id: last.customerId, file: last.kind === 'customer', itemIds: last.kind === 'customer' ? [] : [last.id as Id<'item'>], locale }).then(({ html }) => setLabel(html)).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) })
  }
  useKeys([{ key: 'Ctrl+P', label: t('custody.print-label'), run: print, when: () => last !== null }])
  const fields: readonly FormField<Values>[] = [
    { kind: 'suggest', name: 'code', label: t('custody.shelve-code'), required: true, max: 60, unpick: { place: '' }, load: (typed, signal) => load(t, typed, signal) },
    { kind: 'text', name: 'place', label: t('custody.shelve-place'), required: true, max: 60, latin: true, hint: t('custody.shelve-place-hint') },
  ]
  async function save({ code, place }: Values): Promise<Saved> {
    const done = await client.custody.shelve({ code, place })
    const said = t(done.keeper === '' ? 'custody.shelved' : 'custody.shelved-kept', { number: done.subject.number, place: done.place, keeper: done.keeper })
    const warned = done.warnings.map((warning) => loose(`warning.${warning.code}`, Object.fromEntries(Object.entries(warning.facts).map(([name, fact]) => [name, String(fact)]))) ?? warning.code)
    return { subject: done.subject.id, text: [said, ...warned].join(' '), shelved: done.subject, ...(warned.length === 0 ? {} : { tone: 'warn' as const }) }
  }
  return (
    <Page title={t('custody.shelve')} actions={last !== null && <Button onClick={print}>{t('custody.print-label')} {last.number}<KeyCap name="Ctrl+P" /></Button>}>
      <RegisterForm<Values, Saved>
        formId="custody.shelve" fields={fields} initial={() => ({ code: search.code, place: '' })} save={save} draft={false}
        onScan={async (text, fill) => { const hit = await client.custody.find({ code: text }); if (hit === null) { announce({ text: t('custody.unknown-code'), tone: 'warn' }); return true } if (hit.proposed === null) announce({ text: t('custody.no-proposal'), tone: 'warn' }); fill({ code: hit.subject.number, place: hit.proposed?.place ?? '' }); return true }}
        remedies={{ 'custody.ask-loan': { run: () => go('/lending/new') } }}
        onSaved={(saved, _values, mode) => { setLast(saved.shelved); if (mode === 'close') go('/custody') }} onEscape={() => go('/custody')}
      />
      {label !== null && <PrintPreview title={t('custody.print-label')} html={label} onClose={() => setLabel(null)} />}
    </Page>
  )
}
