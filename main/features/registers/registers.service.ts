/** Lines of the declared registers: enter, correct, close, strike out; all in the caller's transaction, each with its entry in the register book. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { endDuties, followValues } from '#main/features/registers/line-duties.ts'
import { customerOf, resolveLinks } from '#main/features/registers/line-links.ts'
import { listOfficeFields } from '#main/features/registers/office-fields.repository.ts'
import type { RegisterSources } from '#main/features/registers/registers.sources.ts'
import { findLine, findTwinLine, insertLine, pageLines, rewriteLine, strikeLine } from '#main/features/registers/registers.repository.ts'
import type { LineBody } from '#main/features/registers/registers.repository.ts'
import { listDutiesOf } from '#main/mechanisms/duties/duty-store.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import { latestEntrySeq, listHistory } from '#main/mechanisms/registers/history.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { LineFilter, LineSheet, RegisterLine } from '#shared/contract/registers.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { allFields, ruledForm } from '#shared/domain/register-forms.ts'
import type { CustomField, RegisterForm, Words } from '#shared/domain/register-forms.ts'
import { dayOfLine, decideLine, decideLineAct, decideWriter, uniqueKeyOf, waitsForEnd } from '#shared/domain/register-lines.ts'
import type { LineStatus, LineValues, TypedValues } from '#shared/domain/register-lines.ts'
import type { Day } from '#shared/kernel/days.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import { findRegisterForm } from '#shared/policies/index.ts'
import { valueInWords } from '#shared/text/register-words.ts'

const register = 'registers'

/** The declaration of a register; throws when there is none. */
export function getForm(id: string): RegisterForm {
  const form = findRegisterForm(id)
  if (form === undefined) throw new NotFoundError('register')
  return form
}

/** The declaration with the figures that rule today; lines are judged by it. */
async function getRuledForm(reader: Reader, id: string, today: Day): Promise<RegisterForm> {
  return ruledForm(getForm(id), (await readRules(reader, today)).figure)
}

/** A page of lines, the newest day first. */
export async function listLines(reader: Reader, filter: LineFilter, today: Day): Promise<Page<RegisterLine>> {
  return pageLines(reader, { ...filter, form: getForm(filter.form).id, matching: matchingSubjects(filter.text, 'register-line') }, filter, today)
}

/** One line; throws when there is none. */
export async function getLine(reader: Reader, id: string, today: Day): Promise<RegisterLine> {
  const line = await findLine(reader, id, today)
  if (line === undefined) throw new NotFoundError('register-line')
  return line
}

/** A line with its history and the duties that it brought. */
export async function readLine(reader: Reader, id: string, today: Day): Promise<LineSheet> {
  const line = await getLine(reader, id, today)
  const duties = await listDutiesOf(reader, id)
  return { line, history: await listHistory(reader, id), duties: duties.map((duty) => ({ id: duty.id, clause: duty.clause, zh: duty.zh, en: duty.en, status: duty.status, dueDay: duty.dueDay })) }
}

type Writing = { readonly form: RegisterForm; readonly customs: readonly CustomField[]; readonly lineId: string; readonly typed: TypedValues; readonly closing: boolean; readonly locale: keyof Words }

/** What the line will say: judged by its form, its links in the archive's words, no twin of another line. */
async function decideBody(unit: Unit, sources: RegisterSources, { form, customs, lineId, typed, closing, locale }: Writing): Promise<LineBody> {
  const fields = allFields(form, customs)
  const decided = orRefuse(decideLine(form, customs, typed, { today: unit.today, nowMs: unit.now, closing, locale }))
  const values = await resolveLinks(unit.read, sources, form, fields, decided.values, locale)
  const uniqueKey = uniqueKeyOf(form, values)
  const twin = uniqueKey === null ? undefined : await findTwinLine(unit.read, form.id, uniqueKey, lineId)
  if (twin !== undefined) refuse({ code: 'registers.entered-twice', clause: form.unique?.clause ?? form.clause, field: form.unique?.fields[0] ?? '', facts: { number: twin, fields: (form.unique?.fields ?? []).map((key) => fields.find((field) => field.key === key)?.[locale] ?? key) }, remedy: { code: 'registers.correct-it' } })
  return { ...decided, values, day: dayOfLine(form, values, unit.today), title: titleOf(form, values), customerId: customerOf(fields, values), uniqueKey }
}

/** The archive's own words for a line: it speaks the archive's language, not the language of whoever enters. */
function titleOf(form: RegisterForm, values: LineValues): string {
  return form.title.flatMap((key) => form.fields.filter((field) => field.key === key)).map((field) => valueInWords('zh', field, values[field.key])).filter((part) => part !== '').join(' ').slice(0, 200)
}

/** Enters a line: it gets the next number of its register, and opens the duties that its values ask for. Refused when the office does not live by its policy. */
export async function enterLine(unit: Unit, sources: RegisterSources, input: { readonly form: string; readonly values: TypedValues; readonly locale: keyof Words }): Promise<LineSheet> {
  const form = await getRuledForm(unit.read, input.form, unit.today)
  await openForWriting(unit, form, input.locale)
  const id = unit.newId<'register-line'>()
  const body = await decideBody(unit, sources, { form, customs: await listOfficeFields(unit.read, form.id), lineId: id, typed: input.values, closing: false, locale: input.locale })
  const number = unit.nextRegisterNumber(form.prefix)
  await insertLine(unit.write, { ...body, id, form: form.id, number, status: waitsForEnd(form, body.values) ? 'open' : 'kept', at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'entered', body: { clause: form.clause, form: form.id, number, values: body.values, lacks: body.lacks } })
  unit.tally(register, body.day, form.id, 1)
  return settle(unit, form, id)
}

/** Refuses whoever may not write here, and a register of a policy that the office does not live by. */
async function openForWriting(unit: Unit, form: RegisterForm, locale: keyof Words): Promise<void> {
  orRefuse(decideWriter(form, unit.actor.role))
  const { packs } = await readRules(unit.read, unit.today)
  const policy = form.id.slice(0, 3)
  if (packs.every((pack) => pack.id !== policy)) refuse({ code: 'registers.not-in-force', clause: form.clause, facts: { policy, register: form[locale] }, remedy: { code: 'registers.put-in-force' } })
}

/** Corrects a line; what is not named keeps its value, and the old values stay in its history. */
export async function correctLine(unit: Unit, sources: RegisterSources, input: { readonly id: string; readonly values: TypedValues; readonly reason: string; readonly locale: keyof Words }): Promise<LineSheet> {
  const line = await getLine(unit.read, input.id, unit.today)
  const form = await getRuledForm(unit.read, line.form, unit.today)
  const next = orRefuse(decideLineAct(form, line, 'correct', unit.actor.role))
  const body = await decideBody(unit, sources, { form, customs: await listOfficeFields(unit.read, form.id), lineId: line.id, typed: { ...line.values, ...input.values }, closing: line.status === 'closed', locale: input.locale })
  const changed = [...new Set([...Object.keys(line.values), ...Object.keys(body.values)])].filter((key) => JSON.stringify(line.values[key]) !== JSON.stringify(body.values[key]))
  const status: LineStatus = next === 'closed' ? next : waitsForEnd(form, body.values) ? 'open' : 'kept'
  const corrects = await latestEntrySeq(unit.read, line.id)
  await rewriteLine(unit.write, line.id, { ...body, status }, null)
  const pick = (values: LineValues) => Object.fromEntries(changed.map((key) => [key, values[key] ?? null]))
  unit.recordEvent({ register, subjectId: line.id, kind: 'corrected', body: { clause: form.clause, number: line.number, from: pick(line.values), to: pick(body.values), reason: input.reason }, ...(corrects === undefined ? {} : { corrects }) })
  return settle(unit, form, line.id)
}

/** Closes a line by what ended it; its duties are done. */
export async function closeLine(unit: Unit, sources: RegisterSources, input: { readonly id: string; readonly values: TypedValues; readonly locale: keyof Words }): Promise<LineSheet> {
  const line = await getLine(unit.read, input.id, unit.today)
  const form = await getRuledForm(unit.read, line.form, unit.today)
  const status = orRefuse(decideLineAct(form, line, 'close', unit.actor.role))
  const body = await decideBody(unit, sources, { form, customs: await listOfficeFields(unit.read, form.id), lineId: line.id, typed: { ...line.values, ...input.values }, closing: true, locale: input.locale })
  await rewriteLine(unit.write, line.id, { ...body, status }, { at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: line.id, kind: 'closed', body: { clause: form.closes?.clause ?? form.clause, number: line.number, values: body.values, lacks: body.lacks } })
  await endDuties(unit, form, line, 'complete', '')
  return settle(unit, form, line.id)
}

/** Strikes a line out with a reason; it stays readable, and what was owed for it is owed no more. */
export async function strikeOut(unit: Unit, input: { readonly id: string; readonly reason: string }): Promise<LineSheet> {
  const line = await getLine(unit.read, input.id, unit.today)
  const form = getForm(line.form)
  orRefuse(decideLineAct(form, line, 'strike', unit.actor.role))
  await strikeLine(unit.write, line.id, { at: unit.now, by: unit.actor.userId, reason: input.reason })
  unit.recordEvent({ register, subjectId: line.id, kind: 'struck', body: { number: line.number, reason: input.reason } })
  unit.tally(register, line.day, form.id, -1)
  await endDuties(unit, form, line, 'void', input.reason)
  return readLine(unit.read, line.id, unit.today)
}

/** After a write: the duties that the line asks for, and its place where Ctrl+K finds it. */
async function settle(unit: Unit, form: RegisterForm, id: string): Promise<LineSheet> {
  const line = await getLine(unit.read, id, unit.today)
  if (line.status !== 'void') await followValues(unit, form, line)
  const words = [...allFields(form, await listOfficeFields(unit.read, form.id))].map((field) => ({ kind: field.kind, text: valueInWords('zh', field, line.values[field.key]) })).filter(({ text }) => text !== '')
  const of = (...kinds: readonly (typeof words)[number]['kind'][]) => words.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text)
  await indexDocument(unit.write, {
    kind: 'register-line', subjectId: id, title: `${line.number} ${line.title}`.trim(), subtitle: form.zh, atMs: startOfDayMs(line.day),
    fields: { names: of('person'), companies: of('customer'), numbers: [line.number, ...of('number')], texts: [form.zh, ...of('text', 'item', 'choice', 'paragraph')] },
  })
  if (customerOf(form.fields, line.values) !== null) unit.touch('customers')
  return readLine(unit.read, id, unit.today)
}
