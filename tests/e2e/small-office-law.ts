/** What the law leaves on the screens of a small office: follow-ups, visits to customers, filings, penalties, approvals, duties, changes of policies, the calendar, each in the states that it can have. */
import type { Words } from '#tests/e2e/small-office.ts'
import { officePassword } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'
import { addDays, addMonths, dayOfInstant } from '#shared/kernel/days.ts'

type Call = (path: string, input: unknown) => Promise<any>
type People = { readonly clerk: Call; readonly keeper: Call; readonly manager: Call; readonly general: Call; readonly administrator: Call; readonly idOf: (role: Role) => string }

const today = dayOfInstant(Date.now())
const month = today.slice(0, 7)
const nextMonth = addMonths(today, 1).slice(0, 7)

/** When the office is filled again, what there is only once stands already and is refused. */
async function unlessItStands<Answer>(work: Promise<Answer>): Promise<Answer | null> {
  return work.catch(() => null)
}

async function fillFollowups({ clerk, manager, idOf }: People, words: Words): Promise<void> {
  const settle = async (kind: 'complaint' | 'repair', grade: 'ordinary' | 'major' = 'ordinary') => {
    const taken = await clerk('desk/register-case', { kind, person: words(60), phone: words(40), company: words(120), place: words(120), content: words(4000), grade, gradeReason: words(100) })
    await clerk('desk/close-case', { id: taken.id, result: words(2000) })
    return { number: taken.number as string, followup: (await clerk('followups/list', { box: 'all', text: taken.number })).rows[0] }
  }
  const visit = (id: string, more: object) => clerk('followups/record', { id, means: 'door', person: words(60), said: words(4000), signature: 'on-paper', signerName: words(60), ...more })
  const [open, made, again, unsigned, angry, exempt, planned] = [await settle('complaint', 'major'), await settle('complaint'), await settle('complaint'), await settle('complaint'), await settle('repair'), await settle('complaint'), await settle('repair')]
  await manager('followups/set-post', { post: 'area', name: words(60), buildings: [open.number], userId: idOf('clerk') })
  const reviewed = await visit(made.followup.id, {})
  await manager('followups/review', { visitId: reviewed.visits[0].id, opinion: words(1000) })
  await visit(again.followup.id, { outcome: 'unresolved', explained: words(1000), corrector: words(60), newIssue: words(2000), cannotAnswer: true })
  await visit(unsigned.followup.id, { signature: 'none', signerName: '', complete: false })
  await visit(angry.followup.id, { means: 'telephone', signature: 'none', signerName: '', calledNumber: words(40), satisfaction: 'dissatisfied' })
  await clerk('followups/exempt', { id: exempt.followup.id, reason: 'written-reply', words: words(200), addressee: words(120) })
  await clerk('followups/open', { kind: 'event', title: words(120), participants: 83, day: today })
  await clerk('followups/open', { kind: 'emergency', title: words(120), places: [words(120), words(120)], day: today })
  await clerk('followups/publish-plan', { month, lines: [{ id: planned.followup.id, visitorId: idOf('clerk'), day: today }, { id: open.followup.id }], leftOut: [] })
  await manager('followups/issue-letter', { number: `${open.number} ${words(20)}`, issue: words(200), issuedDay: today, postedAt: words(200), caseNumbers: [open.number] })
}

async function fillVisits({ clerk, keeper, manager, idOf }: People, words: Words): Promise<Record<string, string>> {
  await manager('customer-visits/set-seller', { userId: idOf('clerk'), post: words(40) })
  const add = async (more: object) => (await clerk('customer-visits/add', { day: today, unit: words(120), contactPerson: words(40), phone: words(40), purposes: ['coverage', 'competitors'], target: 'same-trade', place: words(120), takeAlong: words(200), note: words(500), unplannedReason: words(200), ...more })).visit
  const money = { what: words(120), amountCents: 18_000 }
  const planned = await add({ day: `${nextMonth}-15` })
  await clerk('customer-visits/request', { visitId: planned.id, kind: 'gift', purpose: words(200), ...money })
  await unlessItStands(clerk('customer-visits/submit-plan', { month: nextMonth }))
  const [due, reported, reviewed, cancelled] = [await add({ purposes: [] }), await add({}), await add({}), await add({})]
  await clerk('customer-visits/release', { visitId: due.id, kind: 'items', quantity: 2, ...money })
  const claimed = await clerk('customer-visits/claim', { visitId: due.id, kind: 'costs', ...money })
  await keeper('customer-visits/decide-claim', { id: claimed.outlays.at(-1).id, action: 'turn-down', note: words(200) })
  const report = (id: string) => clerk('customer-visits/report', { id, result: words(2000), competitors: words(2000), promises: [{ what: words(200) }, { what: words(200), day: addDays(today, 9) }] })
  await report(reported.id)
  await manager('approvals/agree', { id: (await report(reviewed.id)).approvalId, opinion: words(500) })
  await clerk('customer-visits/cancel', { id: cancelled.id, reason: words(200) })
  return { '/customer-visits': due.id }
}

async function fillFilings({ clerk, keeper }: People, words: Words): Promise<Record<string, string>> {
  const form = () => ({ name: words(120), category: 'ordinary', nature: words(60), supervisor: words(120), address: words(200), contactPerson: words(60), phone: words(40) })
  const contact = async (more: object = {}) => (await clerk('customer-filing/contact', { ...form(), contactDay: today, ...more })).filing.id as string
  const [waits, submitted, filed, dismissed, back] = [await contact({ category: 'unset', nature: '' }), await contact(), await contact(), await contact(), await contact()]
  for (const id of [submitted, filed, back]) await clerk('customer-filing/submit', { id })
  await keeper('customer-filing/confirm', { id: filed })
  await keeper('customer-filing/send-back', { id: back, reason: words(200) })
  await clerk('customer-filing/dismiss', { id: dismissed, reason: words(200) })
  await clerk('customer-filing/change', { id: filed, field: 'address', newValue: words(200), knownDay: today, isReported: false })
  await clerk('customer-filing/enter-event', { id: filed, kind: 'between-us', day: today, what: words(200), source: words(120) })
  await clerk('customer-filing/set-contacts', { id: waits, staff: [words(40)], isImportant: true })
  return { '/customer-filing': waits }
}

async function fillPenalties({ clerk, keeper, manager, general }: People, words: Words): Promise<void> {
  const asked = await unlessItStands(manager('policies/propose', { draft: { kind: 'pack', pack: 'P13', isActive: true }, fromDay: today, reason: words(500) }))
  if (asked?.approvalId) await general('approvals/agree', { id: asked.approvalId, opinion: words(500) })
  const find = (more: object) => keeper('penalties/record', { personName: words(60), day: today, evidence: words(1000), ...more })
  await manager('penalties/set-payers', { payers: { 'five-s-officer': [words(60)] } })
  const noise = { clauses: ['P13-B.19'], cause: 'in-showroom' }
  const [disputed, confirmed, reduced, waived] = [await find(noise), await find(noise), await find(noise), await find(noise)]
  await find({ clauses: ['P13-B.26'], cause: 'task-of-leader', sinceDay: addDays(today, -3) })
  await find({ clauses: ['P13-F.20'], cause: 'with-customer', others: [words(60)] })
  await find({ clauses: ['P13-B.10'], about: words(80), at: '10:02', fromAt: '10:00' })
  await keeper('penalties/dispute', { id: disputed.id, reason: words(500) })
  await manager('penalties/decide', { id: confirmed.id, action: 'confirm' })
  await manager('penalties/decide', { id: reduced.id, action: 'reduce', amountCents: 1_000, reason: words(500) })
  await manager('penalties/decide', { id: waived.id, action: 'waive', reason: words(500) })
  await clerk('penalties/record', { ...noise, personName: words(60), day: today, evidence: words(1000) })
}

async function fillPolicies({ manager, general, administrator, idOf }: People, words: Words): Promise<void> {
  await unlessItStands(manager('policies/propose', { draft: { kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value: 2 }, fromDay: today, reason: words(500) }))
  await administrator('calendar/decide-day', { day: addDays(today, 3), decision: { isWorked: false, name: words(40) } })
  await administrator('calendar/decide-day', { day: `${month}-01`, decision: { isWorked: true, name: words(40) } })
  const { rows } = await general('approvals/list-stand-ins', {})
  if (rows.length === 0) await manager('approvals/set-stand-in', { standInId: idOf('general-manager'), fromDay: addDays(today, 30), toDay: addDays(today, 40), under: words(120) })
}

/** Approvals that were refused, withdrawn and are still waiting, and a duty let off, out of what waits. */
async function endSome({ clerk, manager, general }: People, words: Words): Promise<void> {
  const asked = (await clerk('approvals/list', { box: 'out', status: 'running', size: 50 })).rows
  const withdrawable = asked.at(-1)
  if (withdrawable !== undefined) await clerk('approvals/withdraw', { id: withdrawable.id, reason: words(500) })
  for (const [index, who] of [manager, general].entries()) {
    const [waiting] = (await who('approvals/list', { box: 'in', size: 5 })).rows.toReversed()
    if (waiting === undefined) continue
    await (index === 0 ? who('approvals/refuse', { id: waiting.id, reason: words(500) }) : who('approvals/copy', { id: waiting.id, to: waiting.requesterId ?? withdrawable?.requesterId, reason: words(500) }).catch(() => undefined))
  }
  const [duty] = (await manager('duties/list', { box: 'all', status: 'open', size: 5 })).rows
  if (duty !== undefined) await manager('duties/waive', { id: duty.id, words: words(1000) })
}

/** Fills the law's registers; resolves with the id of one record for each address that needs one. */
export async function fillLaw(host: HostProcess, tokens: Readonly<Record<Role, string>>, words: Words): Promise<Readonly<Record<string, string>>> {
  const by = (role: Role): Call => (path, input) => host.call(path, input, tokens[role])
  // The administrator's desk was taken over by whoever logged in after him; he sits down again.
  const seated = async (userId: string) => (await host.call('session/login', { userId, password: officePassword })).sessionToken as string
  const users: readonly { readonly id: string; readonly role: Role }[] = (await host.call('users/list', {}, tokens.clerk)).rows
  const idOf = (role: Role) => users.find((user) => user.role === role)?.id ?? ''
  const administrator = await seated(idOf('system-administrator'))
  const people: People = { clerk: by('clerk'), keeper: by('archive-administrator'), manager: by('department-manager'), general: by('general-manager'), administrator: (path, input) => host.call(path, input, administrator), idOf }
  await fillFollowups(people, words)
  const ids = { ...await fillVisits(people, words), ...await fillFilings(people, words) }
  await fillPenalties(people, words)
  await fillPolicies(people, words)
  await endSome(people, words)
  return ids
}
