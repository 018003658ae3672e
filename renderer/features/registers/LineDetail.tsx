/** The right third: one line with its values, what it lacks, its duties and its history, and what can be done to it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LineForm } from '#renderer/features/registers/LineForm.tsx'
import { LineNotes, LineState } from '#renderer/features/registers/line-marks.tsx'
import type { LineDoing } from '#renderer/features/registers/registers-search.ts'
import { useMayClose, useMayWrite } from '#renderer/features/registers/use-registers.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, DurationText, Facts, MomentText, PrintPreview, Skeleton, StatusTag, Timeline, TroubleCard, placeOfSubject, useChangeSearch, useGo, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DetailAction, Translate } from '#renderer/ui/index.ts'
import type { LineSheet, RegisterFieldRow, RegisterRow } from '#shared/contract/registers.ts'
import type { LineValue } from '#shared/domain/register-lines.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Locale } from '#shared/text/index.ts'
import { valueInWords } from '#shared/text/register-words.ts'

export function LineDetail({ id, register, doing }: { readonly id: string; readonly register: RegisterRow; readonly doing: LineDoing | undefined }) {
  const change = useChangeSearch()
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.registers.get.queryOptions({ input: { id: id as Id<'register-line'> } }))
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  const [trouble, setTrouble] = useState<unknown>()
  const locale = useLocale()
  const print = () => { setTrouble(undefined); void client.registers.paper({ form: register.id, id: id as Id<'register-line'>, locale }).then(setPaper).catch(setTrouble) }
  const actions = useActions(sheet.data, register, print)
  if (sheet.data === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  const { line } = sheet.data
  return (
    <DetailPane title={line.title === '' ? line.number : line.title} subtitle={<><span className="dg-number">{line.number}</span> <LineState line={line} register={register} /> <LineNotes line={line} register={register} /></>} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {doing !== undefined && <LineForm key={doing} doing={doing} line={line} register={register} done={() => change({ doing: undefined })} />}
      <LineFacts sheet={sheet.data} register={register} />
      <LineDuties sheet={sheet.data} />
      <LineHistory sheet={sheet.data} register={register} />
      {paper !== null && <PrintPreview html={paper.html} title={paper.title} onClose={() => setPaper(null)} />}
    </DetailPane>
  )
}

function useActions(sheet: LineSheet | undefined, register: RegisterRow, print: () => void): DetailAction[] {
  const t = useText()
  const locale = useLocale()
  const change = useChangeSearch()
  const mayWrite = useMayWrite(register)
  const mayClose = useMayClose(register)
  if (sheet === undefined) return []
  const { status } = sheet.line
  const run = (doing: LineDoing) => () => change({ doing })
  const printing: DetailAction = { key: 'P', label: t('registers.print'), run: print }
  const closing: readonly DetailAction[] = mayClose && status === 'open' && register.closes !== null ? [{ key: 'C', label: register.closes.deed[locale], primary: true, run: run('close') }] : []
  if (!mayWrite || status === 'void') return [...closing, printing]
  return [
    ...closing, { key: 'E', label: t('registers.correct'), primary: status !== 'open' && sheet.line.lacks.length > 0, run: run('correct') }, printing, { key: 'X', label: t('registers.strike'), run: run('strike') },
  ]
}

/** A value, and where what it points at can be opened. */
function ValueText({ field, value, locale }: { readonly field: RegisterFieldRow; readonly value: LineValue | undefined; readonly locale: Locale }) {
  const go = useGo()
  const place = typeof value === 'object' && value.id !== null && field.kind === 'customer' ? placeOfSubject('customer', value.id) : null
  if (place !== null && typeof value === 'object') return <button type="button" className="dg-linkbutton" onClick={() => go(place.path, place.search)}>{value.label}</button>
  if (field.kind === 'day' && typeof value === 'string' && isDay(value)) return <DayText day={value} />
  return <span style={{ whiteSpace: 'pre-wrap' }}>{valueInWords(locale, field, value)}</span>
}

function LineFacts({ sheet: { line }, register }: { readonly sheet: LineSheet; readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const shown = register.fields.filter((field) => line.values[field.key] !== undefined || line.lacks.includes(field.key))
  return (
    <Facts items={[
      ...shown.map((field) => ({ label: field[locale], value: line.values[field.key] === undefined ? '' : <ValueText field={field} value={line.values[field.key]} locale={locale} />, wide: field.kind === 'paragraph' || field.kind === 'customer' })),
      { label: t('registers.entered-by'), value: <>{line.enteredBy} <MomentText at={line.enteredAt} /></> },
      ...(line.closedAt === null || line.status === 'void' ? [] : [{ label: t('registers.closed-by'), value: <>{line.closedBy} <MomentText at={line.closedAt} /></> }]),
      ...(line.reason === '' ? [] : [{ label: t('registers.strike'), value: line.reason, wide: true }]),
    ]} />
  )
}

function LineDuties({ sheet: { duties } }: { readonly sheet: LineSheet }) {
  const t = useText()
  const go = useGo()
  const locale = useLocale()
  const loose = useLooseText()
  if (duties.length === 0) return null
  return (
    <div>
      <div className="dg-section-title">{t('registers.duties')}</div>
      {duties.map((duty) => (
        <div key={duty.id} className="dg-row">
          <button type="button" className="dg-linkbutton" onClick={() => go('/duties', { open: duty.id })}>{duty[locale]}</button> <ClauseLink clause={duty.clause} />
          {duty.status === 'open' ? <><DayText day={duty.dueDay} weekday={false} /> <DurationText dueDay={duty.dueDay} /></> : <StatusTag tone={duty.status === 'done' ? 'ok' : 'neutral'}>{loose(`duties.status.${duty.status}`) ?? duty.status}</StatusTag>}
        </div>
      ))}
    </div>
  )
}

/** What a correction changed, field by field. */
function changesOf(body: Readonly<Record<string, unknown>>, register: RegisterRow, t: Translate, locale: Locale): string {
  const { from, to } = body
  if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null) return ''
  // Both were written by the archive from values of the line.
  const [before, after] = [from as Readonly<Record<string, LineValue | null>>, to as Readonly<Record<string, LineValue | null>>]
  return Object.keys(before).flatMap((key) => {
    const field = register.fields.find((known) => known.key === key)
    const words = (value: LineValue | null | undefined) => (field === undefined || value === null || value === undefined ? t('common.none') : valueInWords(locale, field, value))
    return field === undefined ? [] : [t('registers.log.change', { field: field[locale], from: words(before[key]), to: words(after[key]) })]
  }).join(t('common.clause-join'))
}

function LineHistory({ sheet: { history }, register }: { readonly sheet: LineSheet; readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const loose = useLooseText()
  return (
    <div>
      <div className="dg-section-title">{t('registers.history')}</div>
      <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`registers.log.${entry.kind}`, { reason: typeof entry.body['reason'] === 'string' ? entry.body['reason'] : '', changes: changesOf(entry.body, register, t, locale) }) ?? entry.kind }))} />
    </div>
  )
}
