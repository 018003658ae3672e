/** One register: its lines narrowed in the address, the open one at the right. */
import { Button } from 'antd'
import { useState } from 'react'
import { LineDetail } from '#renderer/features/registers/LineDetail.tsx'
import { LineNotes, LineState } from '#renderer/features/registers/line-marks.tsx'
import { linesSearch } from '#renderer/features/registers/registers-search.ts'
import { useMayWrite, useRegisters } from '#renderer/features/registers/use-registers.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, Empty, FilterChoice, FilterDay, FilterText, KeyCap, ListPage, MoneyText, Page, PrintPreview, Skeleton, TroubleCard, useHas, useKeys, useLocale, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import { lineStates } from '#shared/contract/registers.ts'
import type { RegisterFieldRow, RegisterLine, RegisterRow } from '#shared/contract/registers.ts'
import { valueInWords } from '#shared/text/register-words.ts'
import type { Locale } from '#shared/text/index.ts'

/** Fields that a list has room for, and the office's own after them. */
const [fieldsShown, officeFieldsShown] = [6, 3]

export function RegisterPage() {
  const t = useText()
  const { params } = usePlace(linesSearch)
  const forms = useRegisters()
  const register = forms.data?.registers.find((row) => row.id === params['form'])
  if (forms.error !== null) return <Page title={t('registers.title')}><TroubleCard error={forms.error} onRetry={() => void forms.refetch()} /></Page>
  if (forms.data === undefined) return <Page title={t('registers.title')}><Skeleton /></Page>
  return register === undefined ? <Page title={t('registers.title')}><Empty text={t('registers.unknown')} /></Page> : <Lines key={register.id} register={register} />
}

function columnOf(field: RegisterFieldRow, locale: Locale): Column<RegisterLine> {
  const words = (line: RegisterLine) => valueInWords(locale, field, line.values[field.key])
  const isNumber = field.kind === 'number' || field.kind === 'money'
  return {
    key: field.key, title: field[locale], ...(field.kind === 'day' ? { width: 104 } : field.kind === 'yes-no' ? { width: 70 } : isNumber ? { width: 96, align: 'right' as const } : { grow: field.kind === 'customer' ? 4 : field.kind === 'paragraph' ? 2 : 1, minWidth: field.kind === 'customer' ? 150 : 76 }),
    cell: (line) => {
      const value = line.values[field.key]
      return field.kind === 'money' && typeof value === 'number' ? <MoneyText cents={value} /> : <span title={words(line)}>{words(line)}</span>
    },
  }
}

function columnsOf(register: RegisterRow, t: Translate, locale: Locale, isNarrow: boolean): readonly Column<RegisterLine>[] {
  const listed = register.list.flatMap((key) => register.fields.filter((field) => field.key === key)).slice(0, isNarrow ? 2 : fieldsShown)
  const office = isNarrow ? [] : register.fields.filter((field) => field.isOffice && !field.isRetired).slice(0, officeFieldsShown)
  return [
    { key: 'line-number', title: t('registers.number'), width: 124, cell: (line) => <span className="dg-number">{line.number}</span> },
    { key: 'line-day', title: register.fields.find((field) => field.key === register.day)?.[locale] ?? t('registers.day'), width: 108, cell: (line) => <DayText day={line.day} weekday={false} /> },
    ...[...listed, ...office].filter((field) => field.key !== register.day).map((field) => columnOf(field, locale)),
    { key: 'line-state', title: t('registers.state'), width: 150, cell: (line) => <LineState line={line} register={register} /> },
    { key: 'line-notes', title: t('registers.marks'), grow: 2, minWidth: 110, cell: (line) => <LineNotes line={line} register={register} /> },
  ]
}

function Lines({ register }: { readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const { search, change, go } = usePlace(linesSearch)
  const { open, doing, ...filters } = search
  const source = useRows(orpc.registers.list.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, form: register.id, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const [mayExport, mayAdapt, mayWrite] = [useHas('reports.export'), useHas('registers.adapt'), useMayWrite(register)]
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  const [trouble, setTrouble] = useState<unknown>()
  const show = (work: Promise<{ readonly title: string; readonly html: string }>) => { setTrouble(undefined); void work.then(setPaper).catch(setTrouble) }
  const printBlank = () => show(client.registers.paper({ form: register.id, locale }))
  const openFields = () => go(`/registers/${register.id}/fields`)
  const openNew = mayWrite ? () => go(`/registers/${register.id}/new`) : undefined
  useKeys([{ key: 'B', label: t('registers.print-blank'), run: printBlank }, { key: 'L', label: t('registers.fields'), run: openFields, when: () => mayAdapt }])
  const states = lineStates.filter((state) => register.closes !== null || (state !== 'open' && state !== 'closed'))
  return (
    <>
      <ListPage
        id={`registers-${register.id}`} title={register[locale]} source={source} rowKey={(line) => line.id} columns={columnsOf(register, t, locale, open !== undefined)} onNew={openNew} newLabel={t('registers.new')}
        filters={<><FilterText name="text" placeholder={t('registers.search')} /><FilterChoice name="state" label={t('registers.state')} choices={states.map((value) => ({ value, label: t(`registers.filter.${value}`) }))} /><FilterDay name="from" label={t('reports.from')} /><FilterDay name="to" label={t('reports.to')} /></>}
        detail={(id) => <LineDetail key={id} id={id} register={register} doing={doing} />} onOpen={(line) => change({ open: line.id, doing: undefined })}
        onExport={mayExport ? () => go('/reports', { register: register.id, text: filters.text, state: filters.state, from: filters.from, to: filters.to, ask: 'export' }) : undefined} onPrint={() => show(client.registers.pagePaper({ ...filters, form: register.id, locale }))}
        extra={<><Button onClick={printBlank}>{t('registers.print-blank')}<KeyCap name="B" /></Button>{mayAdapt && <Button onClick={openFields}>{t('registers.fields')}<KeyCap name="L" /></Button>}</>}
        empty={{ text: t('registers.empty'), key: 'N', label: t('registers.new'), ...(openNew === undefined ? {} : { run: openNew }) }}
      />
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {paper !== null && <PrintPreview html={paper.html} title={paper.title} onClose={() => setPaper(null)} />}
    </>
  )
}
