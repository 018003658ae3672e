/** Every declared register as one that reports read and export: number, day, all its fields, the office's own, what it lacks, its state. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listOfficeFields } from '#main/features/registers/office-fields.repository.ts'
import { countLines, pageLines } from '#main/features/registers/registers.repository.ts'
import type { LineNarrowing } from '#main/features/registers/registers.repository.ts'
import { lacksInWords, stateWords } from '#main/features/registers/registers.paper.ts'
import type { RegisterColumn, RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import { lineStates } from '#shared/contract/registers.ts'
import type { RegisterLine } from '#shared/contract/registers.ts'
import { allFields, fieldOfCustom } from '#shared/domain/register-forms.ts'
import type { RegisterField, RegisterForm } from '#shared/domain/register-forms.ts'
import type { Locale } from '#shared/text/index.ts'
import { valueInWords } from '#shared/text/register-words.ts'

const widths: Readonly<Record<RegisterField['kind'], number>> = { text: 18, paragraph: 36, day: 11, instant: 17, number: 10, money: 12, choice: 12, 'yes-no': 6, person: 12, customer: 24, item: 22 }

function columnOf(field: RegisterField): RegisterColumn {
  const kind = field.kind === 'paragraph' ? 'long-text' : field.kind === 'day' || field.kind === 'instant' || field.kind === 'money' || field.kind === 'number' ? field.kind : 'text'
  return { key: field.key, title: { zh: field.zh, en: field.en }, kind, width: widths[field.kind] }
}

function cellOf(field: RegisterField, line: RegisterLine, locale: Locale): string | number | null {
  const value = line.values[field.key]
  // Numbers and moments stay values, so that a sheet can count with them.
  return typeof value === 'number' ? value : value === undefined ? null : valueInWords(locale, field, value)
}

/** The source of one register. */
export function registerSourceOf(form: RegisterForm): RegisterSource {
  const narrow = (filter: RegisterFilter): LineNarrowing => ({ form: form.id, state: lineStates.find((state) => state === filter.state) ?? 'all', from: filter.from, to: filter.to, matching: matchingSubjects(filter.text, 'register-line') })
  const onPaper = new Set<string>([...form.list, form.day])
  return {
    name: form.id, title: { zh: form.zh, en: form.en }, capability: 'registers.read', states: lineStates.filter((state) => state !== 'all').map((state) => ({ value: state, title: `registers.filter.${state}` as const })), tallies: [{ register: 'registers', key: form.id, title: 'registers.lines' }],
    columns: [
      { key: 'line-number', title: 'registers.number', kind: 'text', width: 14 }, { key: 'line-state', title: 'registers.state', kind: 'text', width: 18 }, { key: 'line-lacks', title: 'registers.lacks', kind: 'text', width: 18 },
      ...form.fields.map((field) => ({ ...columnOf(field), ...(onPaper.has(field.key) ? {} : { onPaper: false }) })), { key: 'line-entered-by', title: 'registers.entered-by', kind: 'text', width: 12, onPaper: false }, { key: 'line-entered-at', title: 'registers.entered-at', kind: 'instant', width: 17, onPaper: false },
    ],
    officeColumns: async (reader: Reader) => (await listOfficeFields(reader, form.id)).map((field) => columnOf(fieldOfCustom(field))),
    async page(reader, filter, { locale, today }, request) {
      const fields = allFields(form, await listOfficeFields(reader, form.id))
      const page = await pageLines(reader, narrow(filter), request, today)
      return { next: page.next, rows: page.rows.map((line) => ({ id: line.id, values: { ...Object.fromEntries(fields.map((field) => [field.key, cellOf(field, line, locale)])), 'line-number': line.number, 'line-state': stateWords(line, locale), 'line-lacks': lacksInWords(fields, line, locale), 'line-entered-by': line.enteredBy, 'line-entered-at': line.enteredAt } })) }
    },
    count: (reader, filter, _context, limit) => countLines(reader, narrow(filter), limit),
  }
}
