/** Giving customer data to outside parties (P07-24): for what, by which channel (P07-26), after whose approvals, and when it may be handed over. */
import { postDefaults } from '#shared/domain/posts.ts'
import type { Refusal, Warning } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** The three prohibitions of P07-26, in the order of the clause, by the names of their sentences: shown at login and on every print of customer content. */
export const prohibitions = ['disclosure.prohibition.private', 'disclosure.prohibition.public', 'disclosure.prohibition.channel'] as const

/** What customer data may be given out for; nothing private is among it (P07-26.1). */
export const disclosurePurposes = ['contract', 'bank', 'insurance', 'audit', 'authority', 'court', 'other'] as const
export type DisclosurePurpose = (typeof disclosurePurposes)[number]

/** The first four protect what they carry; the others are open to whoever stands in between. P07-26.3 names phone, telegram and letter; unencrypted e-mail and private chat count as such. */
export const outsideChannels = ['sealed-courier', 'in-person', 'registered-mail', 'encrypted-file', 'ordinary-phone', 'plain-message', 'private-letter', 'plain-email', 'private-chat'] as const
export type OutsideChannel = (typeof outsideChannels)[number]
const plainChannels: readonly OutsideChannel[] = ['ordinary-phone', 'plain-message', 'private-letter', 'plain-email', 'private-chat']

/** Whether a channel is one over which customer information may not be leaked (P07-26.3). */
export function isPlainChannel(channel: OutsideChannel): boolean {
  return plainChannels.includes(channel)
}

/** Words that say a purpose is private; `私人银行` and `private bank` name a receiver, `借款人情况`, `personal loan` and `in favour of` a matter of business, and are none. */
const privateWords = /私人(?!银行|企业|公司|有限|诊所|医院)|私下|私交|私事|私用|人情(?!况|形)|个人关系|熟人|帮(?:个)?忙|\bprivate(?!\s+(?:bank|limited|company|equity|clinic|hospital))|\bpersonal\b(?!\s+(?:loan|credit|guarantee|data|tax))|(?<!\bin\s)\bfavou?r\b/i

/** Whether what was typed as a purpose says that it is private (P07-26.1). */
export function isPrivatePurpose(words: string): boolean {
  return privateWords.test(words.normalize('NFKC'))
}

export const disclosureStatuses = ['requested', 'approved', 'declined', 'withdrawn', 'disclosed'] as const
export type DisclosureStatus = (typeof disclosureStatuses)[number]
export const disclosureActions = ['approve', 'decline', 'withdraw', 'disclose'] as const
export type DisclosureAction = (typeof disclosureActions)[number]

/** Status x action -> next status; null is a refusal. What was given out cannot be taken back. */
export const disclosureTransitions: Readonly<Record<DisclosureStatus, Readonly<Record<DisclosureAction, DisclosureStatus | null>>>> = {
  requested: { approve: 'approved', decline: 'declined', withdraw: 'withdrawn', disclose: null },
  approved: { approve: null, decline: null, withdraw: null, disclose: 'disclosed' },
  declined: { approve: null, decline: null, withdraw: null, disclose: null },
  withdrawn: { approve: null, decline: null, withdraw: null, disclose: null },
  disclosed: { approve: null, decline: null, withdraw: null, disclose: null },
}

export type DisclosureRequest = { readonly number: string; readonly purposeWords: string; readonly channel: OutsideChannel; readonly secrecy: SecrecyLevel; readonly plannedDay: Day }

/** May a disclosure be asked for? Not for a private purpose (P07-26.1), classified data by no plain channel (P07-26.3); the rest is warned, because calling a customer about his own matter is no leak. */
export function decideDisclosureRequest(request: DisclosureRequest, today: Day): Result<{ readonly warnings: readonly Warning[] }, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const { number, channel } = request
  if (isPrivatePurpose(request.purposeWords)) refusals.push({ code: 'disclosure.purpose-private', clause: 'P07-26.1', field: 'purposeWords', facts: { purpose: request.purposeWords }, remedy: { code: 'disclosure.no-private-purpose' } })
  const isPlain = isPlainChannel(channel)
  if (isPlain && isClassified(request.secrecy)) refusals.push({ code: 'disclosure.channel-plain', clause: 'P07-26.3', field: 'channel', facts: { number, channel }, remedy: { code: 'disclosure.choose-channel', values: { channel: 'sealed-courier' } } })
  if (request.plannedDay < today) refusals.push({ code: 'disclosure.planned-in-past', clause: 'P07-24', field: 'plannedDay', facts: { day: request.plannedDay, today }, remedy: { code: 'disclosure.plan-today', values: { plannedDay: today } } })
  return refusals.length > 0 ? no(refusals) : ok({ warnings: isPlain ? [{ code: 'disclosure.channel-plain', clause: 'P07-26.3', facts: { number, channel } }] : [] })
}

/** Is what both agreed to still lawful on the day it is handed over? The file's level may have risen since; what was agreed is not changed then, it is asked for anew. */
export function decideStillLawful(request: DisclosureRequest, today: Day): Result<true, readonly Refusal[]> {
  const asked = decideDisclosureRequest(request, today)
  return asked.ok ? ok(true) : no(asked.error.map(({ field: _field, ...refusal }) => ({ ...refusal, remedy: { code: 'disclosure.ask-outside' } })))
}

/** Whether data goes out in somebody's hands, so that handing it over is also a movement (P07-23.2). */
export function isCarried(channel: OutsideChannel): boolean {
  return channel === 'sealed-courier'
}

export type DisclosureFacts = {
  readonly number: string; readonly status: DisclosureStatus
  /** The days on which the two agreed; null: not yet. */
  readonly supervisorDay: Day | null; readonly managerDay: Day | null
}

/** May the data be handed over on this day? Only after both have agreed, and not on a day before the later of the two (P07-24); a day to come has not happened. */
export function decideDisclose(disclosure: DisclosureFacts, day: Day, today: Day): Result<'disclosed', readonly Refusal[]> {
  const { number, status, supervisorDay, managerDay } = disclosure
  if (status !== 'requested' && status !== 'approved') return no([{ code: `disclosure.outside-is-${status}`, clause: 'P07-24', facts: { number }, remedy: { code: 'disclosure.ask-outside' } }])
  const refusals: Refusal[] = []
  const remedy = { code: 'disclosure.wait-for-approval' }
  if (supervisorDay === null) refusals.push({ code: 'disclosure.supervisor-missing', clause: 'P07-24', facts: { number }, remedy, mayDecide: [postDefaults['info-supervisor'].role] })
  if (managerDay === null || status === 'requested') refusals.push({ code: 'disclosure.manager-missing', clause: 'P07-24', facts: { number }, remedy, mayDecide: [postDefaults['customer-service-manager'].role] })
  const lastDay = supervisorDay !== null && managerDay !== null && supervisorDay > managerDay ? supervisorDay : managerDay
  if (lastDay !== null && day < lastDay) refusals.push({ code: 'disclosure.approved-afterwards', clause: 'P07-24', field: 'day', facts: { number, day, approvedDay: lastDay }, remedy: { code: 'disclosure.disclose-from', values: { day: lastDay } } })
  if (day > today) refusals.push({ code: 'disclosure.day-in-future', clause: 'P07-24', field: 'day', facts: { day, today }, remedy: { code: 'disclosure.disclose-today', values: { day: today } } })
  return refusals.length > 0 ? no(refusals) : ok('disclosed')
}
