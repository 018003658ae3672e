/** A numbered copy at the right: issue it, enter the signature, take it back, enter that it was destroyed, write its file again. */
import { CopyExport } from '#renderer/features/customer-reports/CopyExport.tsx'
import { CopyMark, ReportNotices } from '#renderer/features/customer-reports/report-marks.tsx'
import type { CopyDoing } from '#renderer/features/customer-reports/reports-search.ts'
import { useCopyExport } from '#renderer/features/customer-reports/use-copy-export.ts'
import { client } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, RegisterForm, useChangeSearch, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { DetailAction, FormField, Translate } from '#renderer/ui/index.ts'
import type { ReportCopy } from '#shared/contract/customer-reports.ts'

const door = client['customer-reports']
type Values = { readonly receiver: string; readonly receiverDepartment: string; readonly signedBy: string; readonly note: string }
const titles = { issue: 'customer-reports.issue', sign: 'customer-reports.sign', 'take-back': 'customer-reports.take-back', destroy: 'customer-reports.destroy' } as const

export function CopyDetail({ copy, doing }: { readonly copy: ReportCopy; readonly doing: CopyDoing | undefined }) {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const mayWrite = useHas('customer-reports.write')
  const job = useCopyExport()
  const turn = (next: CopyDoing) => () => change({ doing: next })
  const isFile = copy.medium === 'xlsx' || copy.medium === 'pdf'
  const actions: readonly (DetailAction & { readonly when: boolean })[] = [
    { key: 'I', label: t('customer-reports.issue'), primary: true, run: turn('issue'), when: copy.status === 'kept' },
    { key: 'S', label: t('customer-reports.sign'), primary: true, run: turn('sign'), when: copy.status === 'issued' && copy.signedBy === '' },
    { key: 'B', label: t('customer-reports.take-back'), run: turn('take-back'), when: copy.status === 'issued' },
    { key: 'Ctrl+E', label: t('customer-reports.export'), run: () => job.start(copy), when: isFile && copy.status !== 'destroyed' },
    { key: 'X', label: t('customer-reports.destroy'), danger: true, run: turn('destroy'), when: copy.status === 'kept' },
  ]
  const report: DetailAction = { key: 'V', label: t('find.kind.customer-report'), run: () => go('/customer-reports', { open: copy.reportId }) }
  return (
    <DetailPane title={t('customer-reports.copy-line', { copy: copy.copyNumber, medium: t(`customer-reports.medium.${copy.medium}`) })} subtitle={<><span className="dg-number">{copy.reportNumber}</span> <CopyMark status={copy.status} /></>} actions={doing !== undefined ? [] : [...(mayWrite ? actions.filter((action) => action.when) : []), report]}>
      {doing !== undefined && <CopyForm key={doing} copy={copy} doing={doing} done={() => change({ doing: undefined })} />}
      <CopyExport job={job} />
      <Facts items={[
        { label: t('customer-reports.name'), value: `${copy.name} ${copy.period}`, wide: true }, { label: t('customer-reports.version'), value: copy.version }, { label: t('customer-reports.medium'), value: t(`customer-reports.medium.${copy.medium}`) },
        { label: t('customer-reports.made-by'), value: [copy.department, copy.madeBy].filter((part) => part !== '').join(' ') }, { label: t('customer-reports.made-day'), value: <DayText day={copy.madeDay} weekday={false} /> },
        { label: t('customer-reports.receiver'), value: [copy.receiverDepartment, copy.receiver].filter((part) => part !== '').join(' ') }, { label: t('customer-reports.issued-day'), value: <DayText day={copy.issuedDay} weekday={false} /> },
        { label: t('customer-reports.signed-by'), value: copy.signedBy },
        ...(copy.notices.length === 0 ? [] : [{ label: t('customer-reports.marks'), value: <ReportNotices notices={copy.notices} />, wide: true }]),
        ...(copy.note === '' ? [] : [{ label: t('customer-reports.note'), value: copy.note, wide: true }]),
      ]} />
    </DetailPane>
  )
}

function CopyForm({ copy, doing, done }: { readonly copy: ReportCopy; readonly doing: CopyDoing; readonly done: () => void }) {
  const t = useText()
  async function save(values: Values) {
    const next = await act(copy, doing, values)
    return { text: doing === 'issue' ? t('customer-reports.said-issued', { copy: next.copyNumber, receiver: next.receiver }) : t('form.saved') }
  }
  return <RegisterForm<Values, Awaited<ReturnType<typeof save>>> formId={`customer-reports.copy.${doing}.${copy.id}`} title={t(titles[doing])} fields={fieldsOf(doing, t)} initial={() => ({ receiver: '', receiverDepartment: '', signedBy: doing === 'sign' ? copy.receiver : '', note: '' })} save={save} onSaved={done} onEscape={done} once width="third" draft={false} />
}

function act(copy: ReportCopy, doing: CopyDoing, values: Values): Promise<ReportCopy> {
  switch (doing) {
    case 'issue': return door.issueCopy({ id: copy.id, receiver: values.receiver, receiverDepartment: values.receiverDepartment, signedBy: values.signedBy })
    case 'sign': return door.signCopy({ id: copy.id, signedBy: values.signedBy })
    case 'take-back': return door.takeBackCopy({ id: copy.id, note: values.note })
    case 'destroy': return door.destroyCopy({ id: copy.id, note: values.note })
  }
}

function fieldsOf(doing: CopyDoing, t: Translate): readonly FormField<Values>[] {
  switch (doing) {
    case 'issue': return [
      { kind: 'text', name: 'receiver', label: t('customer-reports.receiver'), required: true, span: 12, max: 60 }, { kind: 'text', name: 'receiverDepartment', label: t('customer-reports.receiver-department'), span: 12, max: 60 },
      { kind: 'text', name: 'signedBy', label: t('customer-reports.signed-by'), span: 12, max: 60, preset: true },
    ]
    case 'sign': return [{ kind: 'text', name: 'signedBy', label: t('customer-reports.signed-by'), required: true, span: 12, max: 60 }]
    case 'take-back': return [{ kind: 'text', name: 'note', label: t('customer-reports.note'), span: 12, max: 200 }]
    case 'destroy': return [{ kind: 'text', name: 'note', label: t('customer-reports.reason'), required: true, span: 12, max: 200 }]
  }
}
