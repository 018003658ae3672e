/** Customer files: what may happen to one, what it still lacks, and how a possible twin is recognised. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const customerStatuses = ['active', 'closed'] as const
export type CustomerStatus = (typeof customerStatuses)[number]
export const customerActions = ['correct', 'add-item', 'correct-item', 'close', 'reopen'] as const
export type CustomerAction = (typeof customerActions)[number]

/** Status x action -> next status; null is a refusal. */
export const customerTransitions: Readonly<Record<CustomerStatus, Readonly<Record<CustomerAction, CustomerStatus | null>>>> = {
  active: { correct: 'active', 'add-item': 'active', 'correct-item': 'active', close: 'closed', reopen: null },
  closed: { correct: null, 'add-item': null, 'correct-item': null, close: null, reopen: 'active' },
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

/** May this be done to this file? A closed file is opened again first; a file with items out is not closed (P07-19.1b). */
export function decideCustomerAct(customer: CustomerFacts, action: CustomerAction): Result<CustomerStatus, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const next = customerTransitions[customer.status][action]
  if (next === null) {
    const code = customer.status === 'closed' ? 'customers.file-closed' : 'customers.file-open'
    refusals.push({ code, facts: { number: customer.number }, ...(code === 'customers.file-closed' && action !== 'close' ? { remedy: { code: 'customers.reopen' } } : {}) })
  }
  if (action === 'close' && customer.itemsOut.length > 0) {
    refusals.push({ code: 'customers.items-out', clause: 'P07-19.1', facts: { number: customer.number, items: customer.itemsOut }, remedy: { code: 'customers.take-back-first' } })
  }
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
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
