/** Giving customer data to outside parties: asked for, approved by both, handed over, registered (P07-24, P07-26). */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { insertTaken } from '#main/features/disclosure/copies.repository.ts'
import { materialPaper, outsidePaper } from '#main/features/disclosure/disclosure.paper.ts'
import type { DisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import { chooseMaterial, disclosureRegister as register } from '#main/features/disclosure/material.ts'
import { move } from '#main/features/disclosure/movements.service.ts'
import { plain } from '#main/features/disclosure/movements.repository.ts'
import { findOutside, insertOutside, pageOutside, patchOutside } from '#main/features/disclosure/outside.repository.ts'
import type { StoredMaterial, StoredOutside } from '#main/features/disclosure/outside.repository.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { OutsideInput, outsideFilterSchema, OutsideRow } from '#shared/contract/disclosure.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { SafetyMeasure } from '#shared/domain/disclosure.ts'
import { decideDisclose, decideDisclosureRequest, decideStillLawful, isCarried } from '#shared/domain/disclosure-outside.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findChain } from '#shared/policies/index.ts'
import type { Locale } from '#shared/text/index.ts'
import type { z } from 'zod'

/** A page of disclosures. */
export function listOutside(reader: Reader, filter: z.output<typeof outsideFilterSchema>): Promise<Page<OutsideRow>> {
  return pageOutside(reader, filter, filter)
}

async function getOutside(reader: Reader, id: string): Promise<StoredOutside> {
  const found = await findOutside(reader, id)
  if (found === undefined) throw new NotFoundError('disclosure')
  return found
}

/** One disclosure with what the book says about it. */
export async function showOutside(reader: Reader, id: string): Promise<{ disclosure: OutsideRow; history: HistoryEntry[] }> {
  return { disclosure: (await getOutside(reader, id)).row, history: await listHistory(reader, id) }
}

/** The disclosure form on paper. */
export async function printOutside(reader: Reader, sources: DisclosureSources, id: string, locale: Locale): Promise<{ title: string; html: string }> {
  return outsidePaper(reader, sources, (await getOutside(reader, id)).row, locale)
}

/** Asks to give data out: first whoever supervises information, then the customer-service manager. */
export async function askOutside(unit: Unit, sources: DisclosureSources, input: OutsideInput): Promise<OutsideRow> {
  const material = await chooseMaterial(unit.read, sources, input)
  const [id, number] = [unit.newId<'disclosure'>(), unit.nextNumber('disclosure')]
  const { receiver, purpose, purposeWords, data, channel, plannedDay } = input
  const { warnings } = orRefuse(decideDisclosureRequest({ number: material.file.number, purposeWords, channel, secrecy: material.secrecy, plannedDay }, unit.today))
  const items = material.rows.map((row) => `${row.number} ${row.title}`)
  const approval = await startApproval(unit, {
    chain: findChain('P07.disclosure'), facts: { secrecy: material.secrecy }, subject: { kind: 'disclosure', id, number, title: `${material.customer} → ${receiver}` }, warnings, parties: [],
    lines: [
      { label: 'disclosure.receiver', value: receiver }, { label: 'disclosure.purpose', value: purpose, textKey: `disclosure.purpose.${purpose}` }, { label: 'disclosure.purpose-words', value: purposeWords }, { label: 'disclosure.customer', value: material.customer },
      { label: 'disclosure.items', value: items.join('\n') }, { label: 'disclosure.secrecy', value: material.secrecy, textKey: `secrecy.${material.secrecy}` }, { label: 'disclosure.channel', value: channel, textKey: `disclosure.channel.${channel}` }, { label: 'disclosure.planned-day', value: plannedDay },
      ...(data === '' ? [] : [{ label: 'disclosure.data', value: data }]),
    ],
  })
  const chosen: StoredMaterial = { withProfile: material.rows.some((row) => row.itemId === null), itemIds: input.itemIds, items }
  await insertOutside(unit.write, {
    id, number, customer_id: input.customerId, customer: material.customer, secrecy: material.secrecy, receiver, purpose, purpose_words: purposeWords, data, material: JSON.stringify(chosen), channel, planned_day: plannedDay,
    warnings: JSON.stringify(plain(warnings)), requested_at: unit.now, requested_by: unit.actor.userId, approval_id: approval.id,
  })
  unit.recordEvent({ register, subjectId: id, kind: 'outside-asked', body: { number, approval: approval.number, receiver, purpose, purposeWords, channel, plannedDay, items, warnings: warnings.map((warning) => warning.code) } })
  unit.tally(register, unit.today, 'asked', 1)
  return (await getOutside(unit.read, id)).row
}

const endOf = { agreed: 'approved', returned: 'declined', refused: 'declined', withdrawn: 'withdrawn' } as const
/** Steps of the chain and the columns that keep who agreed when. */
const seats = [{ key: 'info-supervisor', day: 'supervisor_day', name: 'supervisor' }, { key: 'customer-service-manager', day: 'manager_day', name: 'manager' }] as const

/** Follows each act on the approval of a disclosure: who of the two agreed on which day, and its end. */
export async function followOutside(unit: Unit, disclosureId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  const { approval, head } = acted.stored
  const { row } = await getOutside(unit.read, disclosureId)
  let patch: Parameters<typeof patchOutside>[2] = {}
  for (const { key, day, name } of seats) {
    const step = approval.steps.find((candidate) => candidate.key === key)
    const vote = step === undefined || step.status === 'waiting' || step.status === 'open' ? undefined : votesOf(approval, step).find((each) => each.action === 'agree')
    const voter = vote === undefined ? undefined : await unit.read.selectFrom('users').select('display_name').where('id', '=', vote.userId).executeTakeFirst()
    // A step that was opened again has no agreement any more.
    patch = { ...patch, [day]: vote === undefined ? null : dayOfInstant(vote.at), [name]: voter?.display_name ?? '' }
  }
  if (acted.hasEnded && approval.status !== 'running') patch = { ...patch, status: endOf[approval.status] }
  await patchOutside(unit.write, disclosureId, patch)
  if (patch.status !== undefined) unit.recordEvent({ register, subjectId: disclosureId, kind: `outside-${patch.status}`, body: { number: row.number, approval: head.number, reason: acted.decision.reason } })
}

export type Handover = { readonly id: string; readonly day: Day | null; readonly person: string; readonly safety: SafetyMeasure; readonly safetyNote: string; readonly locale: Locale }

/**
 * Hands the data over: refused before both have agreed, or on a day before they did. Registered, logged with its pages, printed for the receiver.
 * Important material by sealed courier is released as a movement too, to a designated person only (P07-23.2).
 */
export async function disclose(unit: Unit, sources: DisclosureSources, { id, day, person, safety, safetyNote, locale }: Handover): Promise<{ disclosure: OutsideRow; paper: { title: string; html: string } }> {
  const { row, material: chosen } = await getOutside(unit.read, id)
  const disclosedDay = day ?? unit.today
  const status = orRefuse(decideDisclose(row, disclosedDay, unit.today))
  const material = await chooseMaterial(unit.read, sources, { customerId: row.customerId, withProfile: chosen.withProfile, itemIds: chosen.itemIds })
  // The level may have been raised since both agreed.
  orRefuse(decideStillLawful({ number: material.file.number, purposeWords: row.purposeWords, channel: row.channel, secrecy: material.secrecy, plannedDay: unit.today }, unit.today))
  if (material.isImportant && isCarried(row.channel)) await release(unit, sources, row, chosen, { person, safety, safetyNote })
  await patchOutside(unit.write, id, { status, disclosed_day: disclosedDay, disclosed_at: unit.now, disclosed_by: unit.actor.userId })
  await insertTaken(unit.write, { id: unit.newId<'copy'>(), request_id: null, customer_id: row.customerId, customer: material.customer, means: 'print', what: `${row.number} ${row.receiver}: ${material.what}`, copies: 1, pages: material.pages, taken_at: unit.now, taken_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'disclosed', body: { number: row.number, receiver: row.receiver, day: disclosedDay, pages: material.pages, clause: 'P07-24' } })
  unit.tally(register, unit.today, 'disclosed', 1)
  const paper = await materialPaper(unit.read, sources, material, { locale, printedBy: unit.actor.displayName, at: unit.now, request: row.number, receiver: row.receiver })
  return { disclosure: (await getOutside(unit.read, id)).row, paper }
}

async function release(unit: Unit, sources: DisclosureSources, row: OutsideRow, chosen: StoredMaterial, carried: Pick<Handover, 'person' | 'safety' | 'safetyNote'>): Promise<void> {
  if (carried.person === '') refuse({ code: 'disclosure.carrier-missing', clause: 'P07-23.2', field: 'person', facts: { number: row.number }, remedy: { code: 'disclosure.say-carrier' } })
  await move(unit, sources, { customerId: row.customerId, withProfile: chosen.withProfile, itemIds: [...chosen.itemIds], kind: 'send', toPlace: row.receiver.slice(0, 80), fromPlace: '', channel: row.channel, movedAt: null, hasHappened: false, ...carried })
}
