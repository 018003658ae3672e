/** Shelving classes: those that customer service has set, and what other departments propose. */
import { useQuery } from '@tanstack/react-query'
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { classesSearch, rowsOf } from '#renderer/features/custody/custody-search.ts'
import { className } from '#renderer/features/custody/custody-words.ts'
import { client, orpc, troubleOf } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, ListPage, RegisterForm, StatusTag, announce, useHas, usePlace, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { Column, Tone } from '#renderer/ui/index.ts'
import type { ShelvingClassRow } from '#shared/contract/custody.ts'
import { shelvingClassActions, shelvingClassTransitions } from '#shared/domain/custody-places.ts'
import type { ShelvingClassStatus } from '#shared/domain/custody-places.ts'

const tones: Readonly<Record<ShelvingClassStatus, Tone>> = { proposed: 'warn', set: 'ok', declined: 'neutral', retired: 'neutral' }

function useColumns(): readonly Column<ShelvingClassRow>[] {
  const t = useText()
  return [
    { key: 'name', title: t('custody.class'), grow: 2, minWidth: 160, cell: (row) => className(t, row) },
    { key: 'status', title: t('custody.status'), width: 90, cell: (row) => <StatusTag tone={tones[row.status]}>{t(`custody.class-status.${row.status}`)}</StatusTag> },
    { key: 'years', title: t('custody.retention-years'), width: 150, cell: (row) => <>{t('custody.retention-years-of', { years: row.retentionYears })} {row.isRetentionDefault && <span className="dg-quiet">{t('custody.retention-default')}</span>}</> },
    { key: 'places', title: t('custody.cabinets'), width: 80, align: 'right', cell: (row) => <span className="dg-number">{row.places}</span> },
    { key: 'by', title: '', grow: 1, minWidth: 140, cell: (row) => (row.status === 'proposed' ? t('custody.proposed-by', { person: row.proposedBy, department: row.department }) : '') },
  ]
}

export function ClassesPage() {
  const t = useText()
  const { change } = usePlace(classesSearch)
  const mayAdd = useHas('custody.shelve')
  const classes = useQuery(orpc.custody.classes.queryOptions({ input: {} }))
  const rows = classes.data?.rows ?? []
  return (
    <CustodyTabs path="/custody/classes">
      <ListPage
        id="shelving-classes" title={t('custody.classes')} source={rowsOf(classes, rows)} rowKey={(row) => row.id} columns={useColumns()} onNew={mayAdd ? () => change({ open: 'new', form: 'new' }) : undefined} newLabel={t('custody.new-class')}
        onOpen={(row) => change({ open: row.id, form: undefined })} detail={(id) => { const row = rows.find((each) => each.id === id); return row === undefined ? <NewClass /> : <ClassDetail key={id} row={row} /> }} empty={{ text: t('custody.list-empty') }}
      />
    </CustodyTabs>
  )
}

function NewClass() {
  const t = useText()
  const { change } = usePlace(classesSearch)
  const done = () => change({ open: undefined, form: undefined })
  return (
    <DetailPane title={t('custody.new-class')} onClose={done}>
      <RegisterForm<{ readonly name: string }> formId="custody.class" heading={false} width="third" draft={false} once fields={[{ kind: 'text', name: 'name', label: t('custody.class'), required: true, max: 60, span: 12 }]} initial={() => ({ name: '' })}
        save={async ({ name }) => { const saved = await client.custody.addClass({ name }); return { subject: saved.id, text: saved.status === 'proposed' ? t('custody.class-proposed') : saved.name } }} onSaved={done} onEscape={done} />
    </DetailPane>
  )
}

function ClassDetail({ row }: { readonly row: ShelvingClassRow }) {
  const t = useText()
  const sentence = useTroubleSentence()
  const { search, change } = usePlace(classesSearch)
  const mayKeep = useHas('custody.keep')
  const keys = { accept: 'A', decline: 'D', retire: 'X' } as const
  const act = (action: (typeof shelvingClassActions)[number]) => { client.custody.decideClass({ id: row.id, action }).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) }) }
  const acts = mayKeep ? shelvingClassActions.filter((action) => shelvingClassTransitions[row.status][action] !== null).map((action) => ({ key: keys[action], label: t(`custody.class-act.${action}`), run: () => act(action) })) : []
  const done = () => change({ form: undefined })
  return (
    <DetailPane title={className(t, row)} subtitle={<StatusTag tone={tones[row.status]}>{t(`custody.class-status.${row.status}`)}</StatusTag>} actions={search.form === '' ? [...acts, ...(mayKeep ? [{ key: 'R', label: t('custody.retention-years'), run: () => change({ form: 'retention' }) }] : [])] : []}>
      {search.form === 'retention' && <RegisterForm<{ readonly years: number | null }> formId={`custody.years.${row.id}`} heading={false} width="third" draft={false} once fields={[{ kind: 'number', name: 'years', label: t('custody.retention-years'), required: true, min: 1, maxValue: 100, whole: true, span: 12 }]} initial={() => ({ years: row.retentionYears })}
        save={async ({ years }) => { await client.custody.setClassRetention({ id: row.id, years: years ?? 1 }); return {} }} onSaved={done} onEscape={done} />}
      <Facts items={[
        { label: t('custody.retention-years'), value: <>{t('custody.retention-years-of', { years: row.retentionYears })} {row.isRetentionDefault && <span className="dg-quiet">{t('custody.retention-default')}</span>}</> },
        ...(row.proposedBy === '' ? [] : [{ label: t('custody.class-status.proposed'), value: t('custody.proposed-by', { person: row.proposedBy, department: row.department }) }]),
      ]} />
    </DetailPane>
  )
}
