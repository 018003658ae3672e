import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

describe('documents on the list of a file', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); clerk = await office.as('clerk') })
  afterAll(async () => { await office.close() })

  it('numbers documents after their file and counts what is there of what is expected', async () => {
    const { customer } = await clerk.customers.open({ name: '清单测试', category: 'general', shelfPlace: 'A-1', contacts: [{ phones: ['13900000001'] }] })
    const contract = await clerk.customers.addItem({ customerId: customer.id, title: '合同', pages: 24 })
    const licence = await clerk.customers.addItem({ customerId: customer.id, title: '营业执照', present: false })
    expect([contract.number, licence.number]).toEqual([`${customer.number}-01`, `${customer.number}-02`])
    expect((await clerk.customers.get({ id: customer.id })).customer).toMatchObject({ itemsTotal: 2, itemsPresent: 1 })
    expect((await clerk.customers.list({ gap: 'items-missing' })).rows.map((row) => row.number)).toEqual([customer.number])
    await clerk.customers.correctItem({ id: licence.id, reason: '补交', title: '营业执照', present: true })
    expect((await clerk.customers.get({ id: customer.id })).customer).toMatchObject({ itemsTotal: 2, itemsPresent: 2 })
    expect((await clerk.customers.list({ gap: 'incomplete' })).rows.map((row) => row.number)).not.toContain(customer.number)
  })

  it('tells the story of a file and of its documents as one history', async () => {
    const { customer } = await clerk.customers.open({ name: '记录测试' })
    const item = await clerk.customers.addItem({ customerId: customer.id, title: '收据' })
    await clerk.customers.correctItem({ id: item.id, reason: '写错', title: '收款收据' })
    const { history } = await clerk.customers.get({ id: customer.id })
    expect(history.map((entry) => [entry.kind, entry.body['number'], entry.body['title']])).toEqual([['opened', customer.number, undefined], ['item-added', item.number, '收据'], ['item-corrected', item.number, '收款收据']])
    expect(history[2]?.corrects).toBe(history[1]?.seq)
  })

  it('lets a bar code name one document in the whole archive, and says which has it', async () => {
    const { customer } = await clerk.customers.open({ name: '条码测试' })
    const first = await clerk.customers.addItem({ customerId: customer.id, title: '合同', code: 'QR 0007' })
    await expect(clerk.customers.addItem({ customerId: customer.id, title: '副本', code: 'qr0007' })).rejects.toMatchObject({
      code: 'REFUSED', data: { refusals: [{ code: 'customers.code-taken', field: 'code', facts: { item: first.number, title: '合同' }, remedy: { code: 'customers.other-code' } }] },
    })
    expect(await clerk.customers.correctItem({ id: first.id, reason: '改名', title: '主合同', code: 'QR0007' })).toMatchObject({ title: '主合同', code: 'QR0007' })
    expect((await clerk.customers.get({ id: customer.id })).items).toHaveLength(1)
  })

  it('shows a change of secrecy everywhere: list, file, documents that follow it, hits of a search (P07-22a)', async () => {
    const secretItem = { title: '保密协议', secrecy: 'top-secret' } as const
    const { customer } = await clerk.customers.open({ name: '密级测试客户', remark: '' })
    await clerk.customers.addItem({ customerId: customer.id, title: '往来函件' })
    await clerk.customers.addItem({ customerId: customer.id, ...secretItem })
    expect((await clerk.customers.get({ id: customer.id })).items.map((item) => item.secrecy)).toEqual(['internal', 'top-secret'])
    await clerk.customers.correct({ id: customer.id, reason: '定密', name: '密级测试客户', secrecy: 'secret' })
    expect((await clerk.customers.list({ secrecy: 'secret' })).rows.map((row) => row.number)).toEqual([customer.number])
    expect((await clerk.customers.list({ text: '机密 密级测试' })).rows.map((row) => row.number)).toEqual([customer.number])
    // What is classified opens to the archive's keepers, until it stands in a secret store (P07-22c).
    await expect(clerk.customers.get({ id: customer.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'custody.classified', clause: 'P07-22' }] } })
    const archivist = await office.as('archive-administrator')
    const sheet = await archivist.customers.get({ id: customer.id })
    expect([sheet.customer.secrecy, ...sheet.items.map((item) => item.secrecy)]).toEqual(['secret', 'secret', 'top-secret'])
    expect((await clerk.customers.findByCode({ code: `${customer.number}-01` }))?.item?.secrecy).toBe('secret')
    expect((await clerk.customers.labels({ id: customer.id, file: true })).html).toContain('机密')
    await archivist.customers.correct({ id: customer.id, reason: '解密', name: '密级测试客户', secrecy: 'open' })
    expect((await clerk.customers.get({ id: customer.id })).items.map((item) => [item.secrecy, item.ownSecrecy])).toEqual([['open', null], ['top-secret', 'top-secret']])
    expect((await clerk.customers.list({ text: '机密 密级测试' })).rows).toEqual([])
  })

  it('prints labels of the file and of chosen documents, each with its number and where it stands', async () => {
    const { customer } = await clerk.customers.open({ name: '标签测试', shelfPlace: 'C-9' })
    const one = await clerk.customers.addItem({ customerId: customer.id, title: '甲件' })
    await clerk.customers.addItem({ customerId: customer.id, title: '乙件', shelfPlace: 'D-1' })
    const all = (await clerk.customers.labels({ id: customer.id })).html
    for (const part of [customer.number, one.number, '甲件', '乙件', 'C-9', 'D-1']) expect(all, part).toContain(part)
    const chosen = (await clerk.customers.labels({ id: customer.id, file: false, itemIds: [one.id], paper: 'roll-60x40' })).html
    expect(chosen).toContain('甲件')
    expect(chosen).not.toContain('乙件')
  })

  it('verifies the audit chain and the state digest over all of this', async () => {
    const stream = await (await office.as('archive-administrator')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value).toMatchObject({ verified: true, stateMatches: true, firstBrokenSeq: null })
  })
})
