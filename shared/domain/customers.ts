/** Customer files: what may happen to one, what it still lacks, and how a possible twin is recognised. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** `destroyed`: past its retention and destroyed; its line in the index stays (P07-25). */
export const customerStatuses = ['active', 'closed', 'destroyed'] as const
export type CustomerStatus = (typeof customerStatuses)[number]
export const customerActions = ['correct', 'add-item', 'correct-item', 'close', 'reopen'] as const
export type CustomerAction = (typeof customerActions)[number]

/** Status x action -> next status; null is a refusal. */
export const customerTransitions: Readonly<Record<CustomerStatus, Readonly<Record<CustomerAction, CustomerStatus | null>>>> = {
  active: { correct: 'active', 'add-item': 'active', 'correct-item': 'active', close: 'closed', reopen: null },
  closed: { correct: null, 'add-item': null, 'correct-item': null, close: null, reopen: 'active' },
  destroyed: { correct: null, 'add-item': null, 'correct-item': null, close: null, reopen: null },
}

/** P07-3.1 general, P07-3.2 special; `potential` is an office's own word for a contact that is no customer yet; `unset` is listed as missing. */
export const customerCategories = ['unset', 'general', 'special', 'potential'] as const
export type CustomerCategory = (typeof customerCategories)[number]
export const partyTypes = ['unset', 'firm', 'person'] as const
export type PartyType = (typeof partyTypes)[number]
export const itemCarriers = ['paper', 'electronic', 'both'] as const
export type ItemCarrier = (typeof itemCarriers)[number]

/** What a file still lacks; it is kept and listed, never turned away (P07-3.1, P07-3.2, P07-4b, P07-6). */
export const customerGaps = ['class-missing', 'profession-missing', 'phone-missing', 'shelf-place-missing'] as const
export type CustomerGap = (typeof customerGaps)[number]

/** What the decision looks at. */
export type CustomerFacts = { readonly number: string; readonly status: CustomerStatus; /** Numbers of its items that are out on loan. */ readonly itemsOut: readonly string[] }

/** May this be done to this file? A closed file is opened again first; a file with items out is not closed (P07-19.1). */
export function decideCustomerAct(customer: CustomerFacts, action: CustomerAction): Result<CustomerStatus, readonly Refusal[]> {
  const next = customerTransitions[customer.status][action]
  const refusals = [...(next === null ? [wrongStatus(customer, action)] : []), ...(action === 'close' ? refuseItemsOut(customer) : [])]
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

function wrongStatus({ number, status }: CustomerFacts, action: CustomerAction): Refusal {
  if (status === 'active') return { code: 'customers.file-open', facts: { number }, remedy: { code: 'customers.go-on' } }
  if (status === 'destroyed') return { code: 'customers.file-destroyed', clause: 'P07-25', facts: { number } }
  return { code: 'customers.file-closed', facts: { number }, remedy: { code: action === 'close' ? 'customers.go-on' : 'customers.reopen' } }
}

function refuseItemsOut({ number, itemsOut }: CustomerFacts): Refusal[] {
  if (itemsOut.length === 0) return []
  return [{ code: 'customers.items-out', clause: 'P07-19.1', facts: { number, count: itemsOut.length, items: itemsOut }, remedy: { code: 'customers.take-back-first' } }]
}

/** A document as it shall stand on the list, with what is known about it. */
export type ItemFacts = {
  /** Its bar code as typed; '' for none. */
  readonly code: string
  readonly present: boolean
  /** The other document that carries this code already. */
  readonly codeTakenBy: { readonly number: string; readonly title: string } | null
  /** The loan that holds it now. */
  readonly outOn: { readonly number: string; readonly borrower: string } | null
}

/** May a document stand on the list of this file like that? A code names one document; what is out on loan is not missing, it comes back (P07-19.1). */
export function decideItem(customer: CustomerFacts, action: 'add-item' | 'correct-item', item: ItemFacts): Result<void, readonly Refusal[]> {
  const status = decideCustomerAct(customer, action)
  const refusals: Refusal[] = status.ok ? [] : [...status.error]
  if (item.codeTakenBy !== null) {
    refusals.push({ code: 'customers.code-taken', field: 'code', facts: { code: item.code, item: item.codeTakenBy.number, title: item.codeTakenBy.title }, remedy: { code: 'customers.other-code' } })
  }
  if (item.outOn !== null && !item.present) {
    refusals.push({ code: 'customers.item-lent', clause: 'P07-19.1', field: 'present', facts: { loan: item.outOn.number, borrower: item.outOn.borrower }, remedy: { code: 'customers.leave-present', values: { present: true } } })
  }
  return refusals.length > 0 ? no(refusals) : ok(undefined)
}

/** The gaps of a profile, in the order of `customerGaps`. */
export function findGaps(profile: { readonly category: CustomerCategory; readonly profession: string; readonly shelfPlace: string; readonly phones: readonly string[] }): CustomerGap[] {
  const gaps: Readonly<Record<CustomerGap, boolean>> = {
    'class-missing': profile.category === 'unset',
    'profession-missing': profile.category === 'special' && profile.profession === '',
    'phone-missing': profile.phones.length === 0,
    'shelf-place-missing': profile.shelfPlace === '',
  }
  return customerGaps.filter((gap) => gaps[gap])
}

/** How much of what the template demands a profile has, in whole percent: name, class, telephone and place, and of a special customer the profession (P07-4b). */
export function completenessPercent({ category, gaps }: { readonly category: CustomerCategory; readonly gaps: readonly CustomerGap[] }): number {
  const demanded = category === 'special' ? 5 : 4
  return Math.round(((demanded - gaps.length) / demanded) * 100)
}

/** May a file be opened beside these? A second one of the same name and the same telephone must be confirmed by somebody who looked (P07-4a); every other twin is only named. */
export function decideSecondFile(twins: readonly { readonly number: string; readonly name: string; readonly reasons: readonly TwinReason[] }[], isConfirmed: boolean): Result<void, readonly Refusal[]> {
  const same = twins.find((twin) => twin.reasons.includes('name') && twin.reasons.includes('phone'))
  if (same === undefined || isConfirmed) return ok(undefined)
  return no([{ code: 'customers.twin-unconfirmed', clause: 'P07-4', facts: { number: same.number, name: same.name }, remedy: { code: 'customers.open-second', values: { confirmedTwin: true } } }])
}

/** A name without what typists do differently: width, case, spaces, brackets and punctuation. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s()[\]{}<>.,;:'"`·・•、，。“”‘’《》〈〉【】_\-–—/\\]/gu, '')
}

/** A code as scanners and people type it: width, case and spaces do not matter. */
export function codeKey(code: string): string {
  return code.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** An identity number as a list may show it: the area and the last four stay. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber === '') return ''
  if (idNumber.length < 8) return '*'.repeat(idNumber.length)
  return `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`
}

/** The number of the `position`th item (1, 2, …) of a file: `KH2026-00001-03`. */
export function itemNumber(fileNumber: string, position: number): string {
  return `${fileNumber}-${String(position).padStart(2, '0')}`
}

export const twinReasons = ['credit-code', 'id-number', 'name', 'phone'] as const
/** Why a file may be the same customer as another. */
export type TwinReason = (typeof twinReasons)[number]
