/** One line of words becomes a visit, or a call with its request: what it will be stands below before Enter saves it. */
import { useState } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { Facts, Page, PhoneText, RegisterForm, StatusTag, useGo, useText } from '#renderer/ui/index.ts'
import type { FormField, SavedLine, Translate } from '#renderer/ui/index.ts'
import { readDeskLine } from '#shared/domain/desk-line.ts'
import type { DeskLine, DeskLineChoice } from '#shared/domain/desk-line.ts'

type LineValues = { readonly line: string; readonly as: string }

const choices = ['as-read', 'visit', 'case'] as const satisfies readonly DeskLineChoice[]
const emptyLine: LineValues = { line: '', as: 'as-read' }

function read(values: LineValues): DeskLine {
  return readDeskLine(values.line, choices.find((choice) => choice === values.as))
}

/** What keeps the line from being entered, in words; null when it can be. */
function faultOf(t: Translate, values: LineValues): string | null {
  const line = read(values)
  if (line.what === 'visit') return line.person === '' ? t('desk.line-no-visitor') : null
  if (line.person === '' && line.phone === '') return t('desk.line-no-person')
  return line.words === '' ? t('desk.line-no-content') : null
}

function lineFields(t: Translate): readonly FormField<LineValues>[] {
  return [
    { kind: 'text', name: 'line', label: t('desk.line-label'), required: true, max: 400, span: 12, placeholder: t('desk.line-placeholder'), hint: t('desk.line-hint'), check: (values) => faultOf(t, values) },
    { kind: 'choice', name: 'as', label: t('desk.line-as'), span: 3, preset: true, required: true, choices: choices.map((value) => ({ value, label: t(value === 'as-read' ? 'desk.line-as-read' : value === 'visit' ? 'desk.line-as-visit' : 'desk.line-as-case') })) },
  ]
}

type SavedDeskLine = SavedLine & { readonly correct: string }

/** The longest subject of a call; what is longer stands whole in its details. */
const subjectMax = 200

async function saveLine(t: Translate, values: LineValues): Promise<SavedDeskLine> {
  const line = read(values)
  if (line.what === 'visit') {
    const { visit, alreadyInside } = await client.desk.registerVisit({ visitor: line.person, phone: line.phone, company: line.company, host: line.host, purpose: line.words.slice(0, 120), note: line.words.length > 120 ? line.words : '', people: line.people })
    const open = alreadyInside[0]
    return { number: visit.number, subject: visit.id, correct: `/desk/visit/${visit.id}/correct`, ...(open === undefined ? {} : { text: t('desk.already-inside', { visitor: open.visitor, number: open.number }), tone: 'warn' as const }) }
  }
  const kind = line.caseKind === 'complaint' || line.caseKind === 'repair' ? line.caseKind : 'other'
  const saved = await client.desk.registerCall({ caller: line.person, phone: line.phone, company: line.company, kind, subject: line.words.slice(0, subjectMax), note: line.words.length > subjectMax ? line.words : '', openCase: true })
  const number = saved.case?.number ?? saved.call.number
  return { number, subject: saved.case?.id ?? saved.call.id, correct: `/desk/call/${saved.call.id}/correct`, text: t('desk.case-opened', { call: saved.call.number, number }) }
}

export function LinePage() {
  const t = useText()
  const go = useGo()
  const [typed, setTyped] = useState<LineValues>(emptyLine)
  return (
    <Page title={t('desk.line')}>
      <RegisterForm<LineValues, SavedDeskLine>
        formId="desk.line" fields={lineFields(t)} initial={() => emptyLine} watch={setTyped} save={(values) => saveLine(t, values)}
        onSaved={(saved, _values, mode) => { if (mode === 'close' && saved.subject !== undefined) go('/desk', { open: saved.subject }) }}
        onCorrect={(saved) => go(saved.correct)} aside={<LinePreview values={typed} />}
      />
    </Page>
  )
}

function LinePreview({ values }: { readonly values: LineValues }) {
  const t = useText()
  if (values.line.trim() === '') return null
  const line = read(values)
  const isVisit = line.what === 'visit'
  const fault = faultOf(t, values)
  return (
    <section className="dg-panel" aria-live="polite" data-testid="line-preview">
      <div className="dg-panel-head">{t('desk.line-preview')} <StatusTag tone="accent">{isVisit ? t('desk.line-visit') : t('desk.line-case', { kind: t(`desk.case-kind.${line.caseKind}`) })}</StatusTag>{fault !== null && <span className="dg-late">{fault}</span>}</div>
      <div className="dg-panel-body">
        <Facts items={[
          { label: t(isVisit ? 'desk.visitor' : 'desk.caller'), value: line.person }, { label: t('desk.phone'), value: line.phone === '' ? '' : <PhoneText phone={line.phone} /> },
          { label: t('desk.company'), value: line.company }, ...(isVisit ? [{ label: t('desk.host'), value: line.host }, { label: t('desk.people'), value: String(line.people) }] : []),
          { label: t(isVisit ? 'desk.purpose' : 'desk.content'), value: line.words },
        ]} />
      </div>
    </section>
  )
}
