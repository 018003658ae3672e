/** Copies of customer material: asked for, approved by either of two, taken exactly so often, each logged with its pages (P07-23.1). */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { endCopyRequest, findCopyRequest, findOwnRequests, insertCopyRequest, insertTaken, pageCopyRequests, toCopyRequest, toPermission } from '#main/features/disclosure/copies.repository.ts'
import type { StoredRequest } from '#main/features/disclosure/copies.repository.ts'
import type { DisclosureSources, GatedDisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import { chooseMaterial, disclosureRegister as register } from '#main/features/disclosure/material.ts'
import type { ChosenMaterial } from '#main/features/disclosure/material.ts'
import { materialPaper } from '#main/features/disclosure/disclosure.paper.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { agreedBy } from '#main/mechanisms/approvals/approval-state.ts'
import type { CopyAskInput, copyFilterSchema, CopyRequest, CopyTakeInput, TakenCopy } from '#shared/contract/disclosure.ts'
import { decideCopy } from '#shared/domain/disclosure.ts'
import type { CopiedMaterial } from '#shared/domain/disclosure.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { findChain } from '#shared/policies/index.ts'
import type { z } from 'zod'

/** A page of requests. */
export async function listCopyRequests(reader: Reader, filter: z.output<typeof copyFilterSchema>, viewerId: string): Promise<Page<CopyRequest>> {
  const page = await pageCopyRequests(reader, filter)
  return { rows: page.rows.map((stored) => toCopyRequest(stored, viewerId)), next: page.next }
}

async function getRequest(reader: Reader, id: string): Promise<StoredRequest> {
  const found = await findCopyRequest(reader, id)
  if (found === undefined) throw new NotFoundError('copy-request')
  return found
}

/** Asks for copies: the general manager or whoever supervises information approves, one suffices. */
export async function askCopy(unit: Unit, sources: DisclosureSources, input: CopyAskInput): Promise<CopyRequest> {
  const material = await chooseMaterial(unit.read, sources, input)
  const [id, number] = [unit.newId<'copy-request'>(), unit.nextNumber('copyRequest')]
  const approval = await startApproval(unit, {
    chain: findChain('P07.copy'), facts: { secrecy: material.secrecy }, subject: { kind: 'copy-request', id, number, title: material.customer }, warnings: [], parties: [],
    lines: [
      { label: 'disclosure.customer', value: material.customer }, { label: 'disclosure.items', value: material.rows.map((row) => `${row.number} ${row.title}`).join('\n') }, { label: 'disclosure.secrecy', value: material.secrecy, textKey: `secrecy.${material.secrecy}` },
      { label: 'disclosure.means', value: input.means, textKey: `disclosure.means.${input.means}` }, { label: 'disclosure.copies', value: String(input.copies) }, { label: 'disclosure.purpose', value: input.purpose },
    ],
  })
  await insertCopyRequest(unit.write, {
    id, number, customer_id: input.customerId, customer: material.customer, secrecy: material.secrecy, means: input.means, copies: input.copies, purpose: input.purpose, requested_at: unit.now, requested_by: unit.actor.userId, approval_id: approval.id, items: material.rows,
  })
  unit.recordEvent({ register, subjectId: id, kind: 'copy-asked', body: { number, approval: approval.number, items: material.rows.map((row) => row.number), means: input.means, copies: input.copies, purpose: input.purpose } })
  return toCopyRequest(await getRequest(unit.read, id), unit.actor.userId)
}

/** What the end of an approval makes of a request. */
const endOf = { agreed: 'approved', returned: 'declined', refused: 'declined', withdrawn: 'withdrawn' } as const

/** Follows the decision on a request, in the transaction of the act. */
export async function followCopy(unit: Unit, requestId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  const { status } = acted.stored.approval
  if (!acted.hasEnded || status === 'running') return
  const { row } = await getRequest(unit.read, requestId)
  const people = status === 'agreed' ? await unit.read.selectFrom('users').select('display_name').where('id', 'in', [...agreedBy(acted.stored.approval)]).execute() : []
  const approvedBy = people.map((person) => person.display_name).join('、')
  await endCopyRequest(unit.write, requestId, { status: endOf[status], approvedBy, at: unit.now })
  unit.recordEvent({ register, subjectId: requestId, kind: `copy-${endOf[status]}`, body: { number: row.number, approval: acted.stored.head.number, reason: acted.decision.reason, ...(approvedBy === '' ? {} : { approvedBy }) } })
}

/** The request under which these copies are taken: the one named, or the taker's own that fits best. */
async function permissionFor(unit: Unit, input: CopyTakeInput, material: ChosenMaterial): Promise<StoredRequest | null> {
  if (input.requestId !== null) return getRequest(unit.read, input.requestId)
  if (!material.isImportant) return null
  const own = await findOwnRequests(unit.read, unit.actor.userId, input.customerId)
  const fits = own.find((stored) => decideCopy({ actorId: unit.actor.userId, means: input.means, copies: input.copies, material: material.rows, permission: toPermission(stored) }).ok)
  return fits ?? own[0] ?? null
}

/** The matrix of rights may keep a role from copying at all, or have it ask each time for what is not important (P07-17). */
async function withMatrix(unit: Unit, sources: DisclosureSources, material: ChosenMaterial): Promise<ChosenMaterial> {
  const { refusals, asksEachTime } = await sources.judgeCopy(unit.read, unit.actor.role, { secrecy: material.secrecy, number: material.file.number, name: material.file.name })
  if (refusals.length > 0) refuse(...refusals)
  return asksEachTime ? { ...material, isImportant: true, rows: material.rows.map((row) => ({ ...row, isImportant: true })) } : material
}

/** Takes copies: refused without permission, counted on it, logged with pages; a print comes back as a page for the printer. What needs no request is copied by whoever may open the file (P07-17). */
export async function takeCopy(unit: Unit, sources: GatedDisclosureSources, input: CopyTakeInput): Promise<{ left: number | null; taken: TakenCopy; paper: { title: string; html: string } | null }> {
  const material = await withMatrix(unit, sources, await chooseMaterial(unit.read, sources, input))
  const request = await permissionFor(unit, input, material)
  const { left } = orRefuse(decideCopy({ actorId: unit.actor.userId, means: input.means, copies: input.copies, material: material.rows, permission: request === null ? null : toPermission(request) }))
  if (left === null) await sources.passGate(unit, input.customerId)
  const id = unit.newId<'copy'>()
  const pages = (input.pages ?? material.pages) * input.copies
  const used = left === null ? null : request
  await insertTaken(unit.write, { id, request_id: used?.row.id ?? null, customer_id: input.customerId, customer: material.customer, means: input.means, what: material.what, copies: input.copies, pages, taken_at: unit.now, taken_by: unit.actor.userId })
  const body = { number: used?.row.number ?? '', customer: material.file.number, items: material.rows.map((row) => row.number), means: input.means, copies: input.copies, pages, ...(left === null ? {} : { left, clause: 'P07-23.1' }) }
  unit.recordEvent({ register, subjectId: input.customerId, kind: 'copied', body })
  unit.tally(register, unit.today, 'copies', input.copies)
  const taken: TakenCopy = { id, request: used?.row.number ?? '', customer: material.customer, means: input.means, what: material.what, copies: input.copies, pages, takenAt: unit.now, takenBy: unit.actor.displayName }
  return { left, taken, paper: input.means === 'print' ? await materialPaper(unit.read, sources, material, { locale: input.locale, printedBy: unit.actor.displayName, at: unit.now, request: used?.row.number ?? '' }) : null }
}

/** Logs important files that an export took whole, one copy of each on the request that allowed it. */
export async function recordExported(unit: Unit, taken: readonly { readonly requestId: string; readonly file: CopiedMaterial & { readonly id: string } }[], fileName: string): Promise<void> {
  for (const { requestId, file } of taken) {
    const stored = await getRequest(unit.read, requestId)
    // Counted in this transaction: two exports at once do not use one copy twice.
    orRefuse(decideCopy({ actorId: unit.actor.userId, means: 'export', copies: 1, material: [file], permission: toPermission(stored) }))
    const { number, customer } = stored.row
    await insertTaken(unit.write, { id: unit.newId<'copy'>(), request_id: requestId, customer_id: file.id, customer, means: 'export', what: fileName, copies: 1, pages: 1, taken_at: unit.now, taken_by: unit.actor.userId })
    unit.recordEvent({ register, subjectId: file.id, kind: 'copied', body: { number, customer, means: 'export', copies: 1, fileName, clause: 'P07-23.1' } })
  }
}
