/** Registers on paper: one line, or a blank, as an A4 office form with its signature boxes; the register of a period as a page to sign. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listOfficeFields } from '#main/features/registers/office-fields.repository.ts'
import type { RegisterSources } from '#main/features/registers/registers.sources.ts'
import { pageLines } from '#main/features/registers/registers.repository.ts'
import { getForm, getLine } from '#main/features/registers/registers.service.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import type { LineFilter, RegisterLine } from '#shared/contract/registers.ts'
import { allFields, askedFields } from '#shared/domain/register-forms.ts'
import type { RegisterField } from '#shared/domain/register-forms.ts'
import { completenessOf, conditionsHold } from '#shared/domain/register-lines.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'
import { statusWords, valueInWords } from '#shared/text/register-words.ts'

type Printed = { title: string; html: string }

/** Lines on one printed register at most; more is an export. */
const linesPrinted = 500

/** Prints one line, or the blank form with its hints as rules to write by. */
export async function printLine(reader: Reader, sources: RegisterSources, input: { readonly form: string; readonly id: string | null; readonly locale: Locale }, today: Day): Promise<Printed> {
  const { locale } = input
  const line = input.id === null ? null : await getLine(reader, input.id, today)
  const form = getForm(line?.form ?? input.form)
  const customs = await listOfficeFields(reader, form.id)
  const fields = line === null ? askedFields(form, customs) : allFields(form, customs).filter((field) => line.values[field.key] !== undefined || (isStillAsked(field, customs) && conditionsHold(field.when ?? [], line.values)))
  const hints = line === null ? fields.flatMap((field) => (field.hint === undefined ? [] : [`${field[locale]}${translate(locale, 'common.colon')}${field.hint[locale]}`])) : []
  const document = formDocument({
    office: await sources.officeName(reader), title: form[locale], number: line?.number ?? '', locale,
    fields: [
      ...fields.map((field) => ({ label: field[locale], value: line === null ? blank(field, locale) : valueInWords(locale, field, line.values[field.key]), ...((line === null ? isWideToWrite(field) : isWide(field)) ? { wide: true } : {}) })),
      ...(line === null ? [] : [{ label: translate(locale, 'registers.state'), value: stateWords(line, locale) }]),
    ],
    remarks: [...(form.remarks ?? []).map((remark) => remark[locale]), ...hints], signatures: form.signatures.map((signature) => ({ label: signature[locale] })),
  })
  return { title: document.title, html: documentHtml(document) }
}

function isStillAsked(field: RegisterField, customs: readonly { readonly key: string; readonly isRetired: boolean }[]): boolean {
  return customs.every((custom) => custom.key !== field.key || !custom.isRetired)
}

const isWide = (field: RegisterField) => field.kind === 'paragraph' || (field.kind === 'choice' && field.options.length > 4)
/** A blank form leaves room to write. */
const isWideToWrite = (field: RegisterField) => isWide(field) || field.kind === 'text' || field.kind === 'customer' || field.kind === 'item'

/** On a blank form the choices stand ready to be ticked. */
function blank(field: RegisterField, locale: Locale): string {
  if (field.kind === 'choice') return field.options.map((option) => `□ ${option[locale]}`).join('  ')
  return field.kind === 'yes-no' ? `□ ${translate(locale, 'common.yes')}  □ ${translate(locale, 'common.no')}` : ''
}

/** What is to be said of a line beside its values: its state, what it lacks, its marks. */
export function stateWords(line: RegisterLine, locale: Locale): string {
  const form = getForm(line.form)
  const words = statusWords(form, line.status, locale, translate(locale, `registers.status.${line.status}`))
  const status = line.waitingDays === null ? words : translate(locale, 'registers.waiting-days', { what: words, days: line.waitingDays })
  const counted = completenessOf(form, line.values)
  return [status, ...(counted === null ? [] : [translate(locale, 'registers.complete-of', counted)]), ...line.marks.map((mark) => mark[locale])].join(translate(locale, 'common.clause-join'))
}

/** The fields that a line lacks, by name; '' when it lacks nothing. */
export function lacksInWords(fields: readonly RegisterField[], line: RegisterLine, locale: Locale): string {
  if (line.lacks.length === 0) return ''
  return translate(locale, 'registers.incomplete-of', { fields: line.lacks.map((key) => fields.find((field) => field.key === key)?.[locale] ?? key).join(translate(locale, 'common.list-join')) })
}

/** Prints the register of a period: its columns, one line a row, the oldest first. */
export async function printPage(reader: Reader, sources: RegisterSources, filter: Pick<LineFilter, 'form' | 'text' | 'state' | 'from' | 'to'> & { readonly locale: Locale }, today: Day): Promise<Printed> {
  const { locale } = filter
  const form = getForm(filter.form)
  const fields = allFields(form, await listOfficeFields(reader, form.id))
  const shown = [...form.list.filter((key) => key !== form.day).flatMap((key) => fields.filter((field) => field.key === key)), ...fields.slice(form.fields.length)]
  const dayField = form.fields.find((field) => field.key === form.day)
  const { rows, next } = await pageLines(reader, { ...filter, matching: matchingSubjects(filter.text, 'register-line') }, { cursor: null, size: linesPrinted }, today)
  const period = filter.from === null && filter.to === null ? '' : `${filter.from ?? ''} — ${filter.to ?? ''}`
  const document = formDocument({
    office: await sources.officeName(reader), title: form[locale], number: '', locale,
    fields: [{ label: translate(locale, 'registers.period'), value: period === '' ? translate(locale, 'registers.all-time') : period }, { label: translate(locale, 'registers.lines'), value: rows.length }],
    tables: [{
      title: next === null ? '' : translate(locale, 'registers.first-lines', { count: linesPrinted }), emptyRows: Math.max(0, 8 - rows.length),
      columns: [{ title: translate(locale, 'registers.number'), share: 13 }, { title: dayField?.[locale] ?? translate(locale, 'registers.day'), share: 12 }, ...shown.map((field) => ({ title: field[locale], share: isWide(field) || field.kind === 'customer' ? 18 : field.kind === 'day' ? 12 : 10 })), { title: translate(locale, 'registers.state'), share: 14 }],
      rows: rows.toReversed().map((line) => [line.number, line.day, ...shown.map((field) => valueInWords(locale, field, line.values[field.key])), [stateWords(line, locale), lacksInWords(fields, line, locale)].filter((part) => part !== '').join(translate(locale, 'common.clause-join'))]),
    }],
    signatures: form.signatures.map((signature) => ({ label: signature[locale] })),
  })
  // Many columns: smaller letters, and days and numbers that stay on one line.
  const page = { ...document, size: 'A4 landscape', css: `${document.css}.rows th,.rows td{font-size:8.5pt;padding:1mm 1.2mm}` }
  return { title: page.title, html: documentHtml(page) }
}
