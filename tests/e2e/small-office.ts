/** A few records of every kind, made through the operations a stranger's client has: what screens show when they are opened one after another. */
import { fillLaw } from '#tests/e2e/small-office-law.ts'
import { fillReports } from '#tests/e2e/small-office-reports.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

/** Gives the words for a field that holds at most so many characters. */
export type Words = (most: number) => string

/** Plain Latin words, each once: in an English window any Chinese sign is then the program's own. */
export function plainWords(): Words {
  let count = 0
  return (most) => `Test ${String((count += 1))}`.slice(0, most)
}

/** Imports a small table of customers: one line goes in, one lacks its name. Resolves with the import's id. */
async function importTable(host: HostProcess, bearer: string, name: string): Promise<string> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const form = new FormData()
  form.set('file', new File([`name,phone,remark\r\n${cell(name)},13800000009,${cell(name)}\r\n,13800000008,${cell(name)}\r\n`], 'table.csv'))
  const stream = async (path: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const text = await (await fetch(`${host.origin}/api/imports/${path}`, { method: 'POST', headers: { authorization: `Bearer ${bearer}`, ...headers }, body })).text()
    const last = text.split('\n\n').findLast((block) => block.includes('event: done'))
    if (last === undefined) throw new Error(`imports/${path}: ${text.slice(-400)}`)
    return JSON.parse(/^data: ?(.*)$/m.exec(last)?.[1] ?? 'null')
  }
  const json = { 'content-type': 'application/json' }
  const look = await stream('look', form)
  await stream('rehearse', JSON.stringify({ stageId: look.stageId, kind: 'customers', mapping: look.proposals.customers, policy: 'skip' }), json)
  return (await stream('run', JSON.stringify({ stageId: look.stageId }), json)).id
}

async function fillDesk(call: (path: string, input: unknown) => Promise<any>, words: Words, customerId: string): Promise<Record<string, string>> {
  const visitor = () => ({ visitor: words(60), phone: words(40), company: words(120), host: words(60), purpose: words(120), badge: words(40), idNumber: words(40), costReason: words(120), note: words(1000) })
  const { visit } = await call('desk/register-visit', { ...visitor(), customerId })
  const left = await call('desk/register-visit', visitor())
  await call('desk/close-unknown', { id: left.visit.id, note: words(200) })
  await call('desk/correct-visit', { id: visit.id, reason: words(200), ...visitor(), customerId, arrivedAt: visit.arrivedAt })
  const { call: rung } = await call('desk/register-call', { caller: words(60), phone: words(40), company: words(120), subject: words(200), forWhom: words(60), wanted: 'call-back', recording: words(120), note: words(2000) })
  const open = await call('desk/register-case', { kind: 'complaint', person: words(60), phone: words(40), company: words(120), place: words(120), content: words(4000), handler: words(60), customerId })
  await call('desk/take-up-case', { id: open.id, handler: words(60), note: words(200) })
  await call('desk/note-case', { id: open.id, note: words(1000) })
  const done = await call('desk/register-case', { kind: 'request', person: words(60), content: words(4000) })
  await call('desk/close-case', { id: done.id, result: words(2000), reaction: 'satisfied' })
  return { '/desk/visit': visit.id, '/desk/call': rung.id, '/desk/case': open.id }
}

/** Fills the office; resolves with the id of one record for each address that needs one, by what stands before `/$id`. */
export async function fillSmallOffice(host: HostProcess, tokens: Readonly<Record<Role, string>>, words: Words): Promise<Readonly<Record<string, string>>> {
  const clerk = (path: string, input: unknown) => host.call(path, input, tokens.clerk)
  const contact = () => ({ name: words(60), post: words(40), phones: [words(40)] })
  const profile = () => ({ name: words(120), profession: words(40), room: words(60), address: words(200), plate: words(20), formerNumber: words(40), shelfPlace: words(60), keeper: words(60), remark: words(2000), contacts: [contact(), contact()], extra: { [words(40)]: words(500) } })
  const { customer } = await clerk('customers/open', { ...profile(), followUp: { what: words(200), day: '2027-03-02' } })
  await clerk('customers/correct', { id: customer.id, reason: words(200), ...profile() })
  let items = 0
  const item = () => clerk('customers/add-item', { customerId: customer.id, title: words(120), code: `${customer.number}/${String((items += 1))} ${words(30)}`, pages: 12, shelfPlace: words(60), note: words(200) })
  const desk = await fillDesk(clerk, words, customer.id)
  const thing = () => ({ depositor: words(60), phone: words(40), company: words(120), item: words(120), unit: words(10), place: words(60), note: words(500) })
  const held = await clerk('deposits/take', { ...thing(), customerId: customer.id })
  await clerk('deposits/correct', { id: held.id, reason: words(200), ...thing() })
  const back = await clerk('deposits/take', thing())
  await clerk('deposits/hand-back', { id: back.id, collectorKind: 'proxy', collectorName: words(60), collectorPhone: words(40), collectorRelation: words(40) })
  const ask = async () => (await clerk('lending/request', { customerId: customer.id, itemIds: [(await item()).id], purpose: words(60), days: 1, reason: words(300), stamped: true, headName: words(60), signedDay: '2020-01-02', borrowerName: words(60), borrowerUnit: words(80), borrowerPost: words(40), borrowerPhone: words(40) })).loan
  const [out, sentBack] = [await ask(), await ask(), await ask()]
  const keeper = tokens['archive-administrator']
  await host.call('approvals/agree', { id: out.approvalId, opinion: words(500) }, keeper)
  await host.call('lending/issue', { id: out.id }, keeper)
  await host.call('approvals/return', { id: sentBack.approvalId, reason: words(500) }, keeper)
  const law = await fillLaw(host, tokens, words)
  await fillReports(host, tokens, words)
  return { ...desk, ...law, '/customers': customer.id, '/deposits': held.id, '/lending': sentBack.id, '/imports': await importTable(host, keeper, words(60)) }
}
