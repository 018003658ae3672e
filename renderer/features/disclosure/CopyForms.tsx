/** Asking to copy important material, and taking the copies; a want of permission leads from taking to asking. */
import { useState } from 'react'
import { materialSearch } from '#renderer/features/disclosure/disclosure-search.ts'
import { chosenMaterial, initialTicks, materialFields } from '#renderer/features/disclosure/material-fields.ts'
import type { MaterialValues } from '#renderer/features/disclosure/material-fields.ts'
import { useMaterial } from '#renderer/features/disclosure/use-material.ts'
import { client } from '#renderer/rpc/index.ts'
import { ClauseLink, Page, PrintPreview, RegisterForm, Skeleton, TroubleCard, announce, useBack, useGo, useLocale, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import { copyMeans } from '#shared/domain/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = MaterialValues & { readonly means: string; readonly copies: number | null; readonly purpose: string; readonly pages: number | null }

const takenMeans = ['print', 'copy', 'excerpt'] as const

function moreFields(t: Translate, asks: boolean): readonly FormField<Values>[] {
  return [
    { kind: 'choice', name: 'means', label: t('disclosure.means'), span: 4, choices: (asks ? copyMeans : takenMeans).map((value) => ({ value, label: t(`disclosure.means.${value}`) })), preset: true },
    { kind: 'number', name: 'copies', label: t('disclosure.copies'), required: true, span: 4, min: 1, maxValue: 99, whole: true, preset: !asks },
    ...(asks ? [{ kind: 'text', name: 'purpose', label: t('disclosure.purpose'), required: true, span: 12, max: 200 } as const] : [{ kind: 'number', name: 'pages', label: t('disclosure.pages-each'), hint: t('disclosure.pages-hint'), span: 4, min: 1, maxValue: 9_999, whole: true, preset: true } as const]),
  ]
}

export function AskCopyPage() {
  const t = useText()
  const go = useGo()
  return (
    <CopyForm
      formId="disclosure.ask-copy" title="disclosure.ask-copy" asks
      save={async (chosen, { means, copies, purpose }) => {
        const asked = await client.disclosure.askCopy({ ...chosen, means: copyMeans.find((known) => known === means) ?? 'copy', copies: copies ?? 1, purpose })
        return { number: asked.number, subject: asked.id, text: t('disclosure.said-asked', { number: asked.number }) }
      }}
      saved={(subject) => go('/disclosure/copies', { open: subject })}
    />
  )
}

export function TakeCopyPage() {
  const t = useText()
  const back = useBack()
  const locale = useLocale()
  const { search } = usePlace(materialSearch)
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  return (
    <>
      <CopyForm
        formId="disclosure.take-copy" title="disclosure.take-copy" asks={false}
        save={async (chosen, { means, copies, pages }) => {
          // The id came from the list of requests.
          const { left, taken, paper: printed } = await client.disclosure.takeCopy({ ...chosen, means: takenMeans.find((known) => known === means) ?? 'print', copies: copies ?? 1, pages, requestId: search.request === undefined ? null : search.request as Id<'copy-request'>, locale })
          setPaper(printed)
          announce({ text: left === null ? t('disclosure.said-taken', { copies: taken.copies, pages: taken.pages }) : t('disclosure.said-left', { copies: taken.copies, pages: taken.pages, left }) })
          return { subject: printed === null ? 'logged' : 'printed' }
        }}
        saved={(subject) => { if (subject === 'logged') back() }}
      />
      {paper !== null && <PrintPreview title={paper.title} html={paper.html} onClose={() => setPaper(null)} />}
    </>
  )
}

type CopyFormProps = {
  readonly formId: string; readonly title: 'disclosure.ask-copy' | 'disclosure.take-copy'; readonly asks: boolean
  readonly save: (chosen: ReturnType<typeof chosenMaterial>, values: Values) => Promise<{ readonly number?: string; readonly subject: string; readonly text?: string }>
  readonly saved: (subject: string) => void
}

function CopyForm({ formId, title, asks, save, saved }: CopyFormProps) {
  const t = useText()
  const go = useGo()
  const { search } = usePlace(materialSearch)
  const { customerId, follow, rows, name, ready, error } = useMaterial(search.customer)
  if (error !== null && error !== undefined) return <Page title={t(title)}><TroubleCard error={error} /></Page>
  if (!ready) return <Page title={t(title)}><Skeleton rows={6} /></Page>
  const initial = (): Values => ({ customer: search.customer === undefined ? '' : name, customerId: search.customer ?? '', withProfile: search.items === undefined, means: asks ? 'copy' : 'print', copies: 1, purpose: '', pages: null, ...initialTicks(search.items) })
  const ask = (values: Values) => { const { itemIds } = chosenMaterial(values, rows); go('/disclosure/copies/new', { customer: customerId, ...(itemIds.length === 0 ? {} : { items: itemIds.join(',') }) }) }
  return (
    <Page title={<>{t(title)} <ClauseLink clause="P07-23.1" /></>}>
      <RegisterForm<Values, Awaited<ReturnType<CopyFormProps['save']>>>
        formId={formId} fields={[...materialFields<Values>(t, rows, search.customer !== undefined), ...moreFields(t, asks)]} initial={initial} watch={(values) => follow(values.customerId)} once draft={asks} quiet={!asks}
        save={(values) => save(chosenMaterial(values, rows), values)} onSaved={({ subject }) => saved(subject)}
        {...(asks ? {} : { remedies: { 'disclosure.ask-copy': { label: t('disclosure.ask-copy'), run: ask } }, saveLabel: t('disclosure.take') })}
      />
    </Page>
  )
}
