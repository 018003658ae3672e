/** The right third: what everybody sees of a filing, and, looked into by right, its form with what can be done to it. */
import { Button } from 'antd'
import { useState } from 'react'
import { CarePanel } from '#renderer/features/customer-filing/CarePanel.tsx'
import { FilingForm } from '#renderer/features/customer-filing/FilingForm.tsx'
import { FilingMark, FilingNotices } from '#renderer/features/customer-filing/filing-marks.tsx'
import { FilingView } from '#renderer/features/customer-filing/FilingView.tsx'
import type { FilingDoing } from '#renderer/features/customer-filing/filing-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, KeyCap, PrintPreview, TroubleCard, useChangeSearch, useGo, useHas, useLocale, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { FilingRow, FilingSheet } from '#shared/contract/customer-filing.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function FilingDetail({ id, row, doing }: { readonly id: string; readonly row: FilingRow | undefined; readonly doing: FilingDoing | undefined }) {
  const t = useText()
  const change = useChangeSearch()
  const locale = useLocale()
  const mayWrite = useHas('customer-visits.write')
  const [sheet, setSheet] = useState<FilingSheet>()
  const [trouble, setTrouble] = useState<unknown>()
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  // The archive answers "no such record" to an address that is no id.
  const filingId = id as Id<'filing'>
  const attempt = (work: () => Promise<FilingSheet | undefined>) => () => { setTrouble(undefined); void work().then((next) => { if (next !== undefined) setSheet(next) }).catch(setTrouble) }
  const look = attempt(() => client['customer-filing'].look({ id: filingId }))
  const print = attempt(async () => { setPaper(await client['customer-filing'].paper({ id: filingId, locale })); return undefined })
  const actions = useActions(sheet, { submit: attempt(() => client['customer-filing'].submit({ id: filingId })), confirm: attempt(() => client['customer-filing'].confirm({ id: filingId })), print })
  const known = sheet?.filing ?? row
  const closed: readonly DetailAction[] = mayWrite ? [{ key: 'O', label: t('customer-filing.look'), primary: true, run: look }] : []
  return (
    <DetailPane title={known?.name ?? ''} subtitle={known === undefined ? undefined : <span>{known.number} <FilingMark filing={known} /></span>} actions={doing !== undefined ? [] : sheet === undefined ? closed : actions}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} remedies={{ 'customer-filing.ask-to-view': { run: () => { setTrouble(undefined); change({ doing: 'ask' }) } }, 'customer-filing.fill-form': { run: () => { setTrouble(undefined); change({ doing: 'fill' }) } } }} />}
      {doing !== undefined && (doing === 'ask' || sheet !== undefined) && <FilingForm key={doing} doing={doing} id={filingId} sheet={sheet} done={(next) => { if (next !== undefined) setSheet(next); change({ doing: undefined }) }} />}
      {known !== undefined && <Facts items={[
        { label: t('customer-filing.contact-day'), value: <DayText day={known.contactDay} /> }, { label: t('customer-filing.due-day'), value: <DayText day={known.dueDay} /> }, { label: t('customer-filing.department'), value: known.department }, { label: t('customer-filing.filed-by'), value: known.filedBy },
        { label: t('customer-filing.submitted-day'), value: <DayText day={known.submittedDay} weekday={false} /> }, { label: t('customer-filing.confirmed-day'), value: <DayText day={known.confirmedDay} weekday={false} /> },
        { label: t('customer-filing.staff'), value: known.staff.join(t('common.list-join')) }, { label: t('customer-filing.dealings-since'), value: known.dealingsSince ?? t('customer-filing.prospect') }, { label: t('customer-visits.marks'), value: <FilingNotices notices={known.notices} /> },
      ]} />}
      {sheet === undefined && mayWrite && <div><Button onClick={look}>{t('customer-filing.look')}<KeyCap name="O" /></Button> <span className="dg-quiet">{t('customer-filing.look-hint')}</span></div>}
      {sheet !== undefined && <CarePanel filingId={filingId} name={sheet.filing.name} />}
      {sheet !== undefined && <FilingView sheet={sheet} replace={setSheet} fail={setTrouble} />}
      {paper !== null && <PrintPreview html={paper.html} title={paper.title} onClose={() => setPaper(null)} />}
    </DetailPane>
  )
}

function useActions(sheet: FilingSheet | undefined, run: { readonly submit: () => void; readonly confirm: () => void; readonly print: () => void }): DetailAction[] {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const mayConfirm = useHas('approvals.decide')
  if (sheet === undefined) return []
  const { status, customerId } = sheet.filing
  const doing = (next: FilingDoing) => () => change({ doing: next })
  const actions: (DetailAction & { readonly when: boolean })[] = [
    { key: 'F', label: t('customer-filing.fill'), primary: sheet.missing.length > 4, run: doing('fill'), when: status === 'contacted' || status === 'submitted' },
    { key: 'S', label: t('customer-filing.submit'), primary: true, run: run.submit, when: status === 'contacted' },
    { key: 'C', label: t('customer-filing.confirm'), primary: true, run: run.confirm, when: mayConfirm && status === 'submitted' },
    { key: 'B', label: t('customer-filing.send-back'), run: doing('send-back'), when: mayConfirm && status === 'submitted' },
    { key: 'E', label: t('customer-filing.change'), run: doing('change'), when: status === 'filed' },
    { key: 'K', label: t('customer-filing.set-category'), run: doing('category'), when: status !== 'dismissed' },
    { key: 'A', label: t('customer-filing.set-contacts'), run: doing('contacts'), when: status !== 'dismissed' },
    { key: 'M', label: t('customer-filing.enter-event'), run: doing('event'), when: status !== 'dismissed' },
    { key: 'V', label: t('find.kind.customer'), run: () => go(`/customers/${customerId ?? ''}`), when: customerId !== null },
    { key: 'Ctrl+P', label: t('customer-filing.paper'), run: run.print, when: true },
    { key: 'X', label: t('customer-filing.dismiss'), danger: true, run: doing('dismiss'), when: status === 'contacted' },
  ]
  return actions.filter((action) => action.when)
}
