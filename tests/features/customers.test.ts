import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '#shared/domain/access.ts'
import { toDay } from '#shared/kernel/days.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const newId = '01900000-0000-7000-8000-000000000000' as never

describe('customer files', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); clerk = await office.as('clerk') })
  afterAll(async () => { await office.close() })

  it('opens a file with nothing but a name, numbers it and says what it lacks instead of turning it away (P07-3.1, P07-4b)', async () => {
    const { customer, twins } = await clerk.customers.open({ name: '宏达贸易测试行' })
    expect(customer).toMatchObject({ number: 'KH2026-00001', status: 'active', category: 'unset', secrecy: 'internal', gaps: ['class-missing', 'phone-missing', 'shelf-place-missing'], createdBy: 'clerk' })
    expect(twins).toEqual([])
    expect((await clerk.customers.list({ gap: 'class-missing' })).rows.map((row) => row.number)).toEqual(['KH2026-00001'])
    await clerk.customers.correct({ id: customer.id, reason: '补类别', name: '宏达贸易测试行', category: 'general', partyType: 'firm', shelfPlace: 'A-1', contacts: [{ name: '', phones: ['0755-12345678'] }] })
    expect((await clerk.customers.list({ gap: 'class-missing' })).rows).toEqual([])
    expect((await clerk.customers.list({ gap: 'incomplete' })).rows).toEqual([])
    expect((await clerk.customers.list({ category: 'general' })).rows.map((row) => row.name)).toEqual(['宏达贸易测试行'])
  })

  it('lists a special customer without a profession until it is filled in (P07-3.2)', async () => {
    const { customer } = await clerk.customers.open({ name: '方正测试律所', category: 'special', partyType: 'firm' })
    expect((await clerk.customers.list({ gap: 'profession-missing' })).rows.map((row) => row.number)).toEqual([customer.number])
    await clerk.customers.correct({ id: customer.id, reason: '补专业', name: '方正测试律所', category: 'special', partyType: 'firm', profession: '律师' })
    expect((await clerk.customers.list({ gap: 'profession-missing' })).rows).toEqual([])
  })

  it('finds a file by any part of it: name, initials, pinyin, room, plate, phone tail, number, contact, document (P07-6)', async () => {
    const { customer } = await clerk.customers.open({
      name: '王小明', partyType: 'person', room: '3-1203', plate: '粤B·A1234', formerNumber: 'OLD-77', address: '测试路 8 号', shelfPlace: 'B 架 2 层',
      contacts: [{ name: '欧阳测试', phones: ['138-0000-4321', '0755-87654321-801'] }], extra: { 车位: 'P2-118' },
    })
    await clerk.customers.addItem({ customerId: customer.id, title: '购房合同', code: 'bc-0001' })
    for (const text of ['小明', 'wxm', 'wangxiaoming', '3-1203', 'a1234', '4321', '87654321', customer.number, 'OLD-77', '欧阳', 'oycs', '测试路', 'P2-118', '购房合同', 'BC-0001', `${customer.number}-01`]) {
      expect((await clerk.customers.list({ text })).rows.map((row) => row.number), text).toContain(customer.number)
      expect((await clerk.customers.suggest({ typed: text })).rows.map((row) => row.number), text).toContain(customer.number)
    }
    expect((await clerk.customers.list({ text: '没有这样的人' })).rows).toEqual([])
    expect(await clerk.customers.findByCode({ code: ` ${customer.number.toLowerCase()} ` })).toMatchObject({ customer: { number: customer.number }, item: null })
    expect(await clerk.customers.findByCode({ code: 'old-77' })).toMatchObject({ customer: { number: customer.number } })
    expect(await clerk.customers.findByCode({ code: 'BC-0001' })).toMatchObject({ customer: { number: customer.number }, item: { number: `${customer.number}-01`, title: '购房合同', outOn: null } })
    expect(await clerk.customers.findByCode({ code: 'NOTHING' })).toBeNull()
  })

  it('names twins by credit code, identity number, name and telephone; only one of the same name and telephone must be confirmed (P07-4)', async () => {
    const { customer: first } = await clerk.customers.open({ name: '双胞（测试）公司', creditCode: '91440300MA5TEST00X', idNumber: '11010519491231002x', contacts: [{ phones: ['139 0000 1111'] }] })
    const reasonsFor = async (input: Parameters<Client['customers']['findTwins']>[0]) => (await clerk.customers.findTwins(input)).rows.map((twin) => [twin.number, twin.reasons])
    expect(await reasonsFor({ creditCode: '91440300ma5test00x' })).toEqual([[first.number, ['credit-code']]])
    expect(await reasonsFor({ idNumber: '１１０１０５１９４９１２３１００２X' })).toEqual([[first.number, ['id-number']]])
    expect(await reasonsFor({ name: '双胞(测试) 公司' })).toEqual([[first.number, ['name']]])
    expect(await reasonsFor({ phones: ['+86 13900001111'] })).toEqual([[first.number, ['phone']]])
    expect(await reasonsFor({ name: '双胞测试公司', phones: ['13900001111'], exceptId: first.id })).toEqual([])
    expect(await reasonsFor({ phones: ['1111'] })).toEqual([])
    expect((await clerk.customers.open({ name: '双胞（测试）公司', contacts: [{ phones: ['13900002222'] }] })).twins).toMatchObject([{ number: first.number, reasons: ['name'] }])
    const same = { name: '双胞（测试）公司', contacts: [{ phones: ['13900001111'] }] }
    await expect(clerk.customers.open(same)).rejects.toMatchObject({ data: { refusals: [{ code: 'customers.twin-unconfirmed', facts: { number: first.number } }] } })
    const second = await clerk.customers.open({ ...same, confirmedTwin: true })
    expect(second).toMatchObject({ customer: { status: 'active' }, twins: expect.arrayContaining([expect.objectContaining({ number: first.number, reasons: ['name', 'phone'] })]) })
  })

  it('masks the identity number in lists and gives it whole on the sheet only', async () => {
    const { customer } = await clerk.customers.open({ name: '遮号测试', idNumber: '11010519491231002X' })
    const listed = (await clerk.customers.list({ text: '遮号' })).rows[0]
    expect(listed?.idNumberMasked).toBe('110***********002X')
    expect(JSON.stringify([listed, await clerk.customers.suggest({ typed: '遮号' }), await clerk.customers.findByCode({ code: customer.number })])).not.toContain('11010519491231002X')
    expect((await clerk.customers.get({ id: customer.id })).customer.idNumber).toBe('11010519491231002X')
  })

  it('corrects a profile without erasing it: the book keeps both wordings and the reason', async () => {
    const { customer } = await clerk.customers.open({ name: '更正测试甲', room: '1-101' })
    await clerk.customers.correct({ id: customer.id, reason: '房号写错', name: '更正测试甲', room: '1-102', contacts: [{ phones: ['13911112222'] }] })
    const sheet = await clerk.customers.get({ id: customer.id })
    expect(sheet.customer).toMatchObject({ room: '1-102', contacts: [{ phones: [{ digits: '13911112222' }] }] })
    expect(sheet.history.map((entry) => [entry.kind, entry.body['room'], entry.corrects, entry.body['reason']])).toEqual([['opened', '1-101', null, undefined], ['corrected', '1-102', sheet.history[0]?.seq, '房号写错']])
    expect((await clerk.customers.list({ text: '1-102' })).rows.map((row) => row.number)).toContain(customer.number)
    expect((await clerk.customers.findTwins({ phones: ['13911112222'] })).rows).toHaveLength(1)
  })

  it('keeps the office’s own fields, label by label', async () => {
    const { customer } = await clerk.customers.open({ name: '自设项目测试', extra: { 车位: 'P2-118', 宠物: '猫一只', 空项: '' } })
    expect((await clerk.customers.get({ id: customer.id })).customer.extra).toEqual({ 车位: 'P2-118', 宠物: '猫一只' })
  })

  it('refuses to touch a closed file and offers to open it again; both turns are in the book', async () => {
    const { customer } = await clerk.customers.open({ name: '关闭测试' })
    expect(await clerk.customers.close({ id: customer.id, reason: '搬走' })).toMatchObject({ status: 'closed' })
    const refused = { code: 'REFUSED', data: { refusals: [{ code: 'customers.file-closed', facts: { number: customer.number }, remedy: { code: 'customers.reopen' } }] } }
    await expect(clerk.customers.correct({ id: customer.id, reason: '试', name: '改名' })).rejects.toMatchObject(refused)
    await expect(clerk.customers.addItem({ customerId: customer.id, title: '合同' })).rejects.toMatchObject(refused)
    await expect(clerk.customers.close({ id: customer.id, reason: '再关' })).rejects.toMatchObject({ data: { refusals: [{ code: 'customers.file-closed', remedy: { code: 'customers.go-on' } }] } })
    expect((await clerk.customers.list({ text: '关闭测试' })).rows).toEqual([])
    expect((await clerk.customers.list({ text: '关闭测试', status: 'closed' })).rows.map((row) => row.number)).toEqual([customer.number])
    await clerk.customers.reopen({ id: customer.id, reason: '回来了' })
    await expect(clerk.customers.reopen({ id: customer.id, reason: '再开' })).rejects.toMatchObject({ data: { refusals: [{ code: 'customers.file-open' }] } })
    expect((await clerk.customers.get({ id: customer.id })).history.map((entry) => entry.kind)).toEqual(['opened', 'closed', 'reopened'])
  })

  it('takes the next contact down with the file as a case that is due, and shows it among the matters of the customer', async () => {
    const { customer, followUp } = await clerk.customers.open({ name: '跟进测试', contacts: [{ phones: ['13712345678'] }], followUp: { what: '回电谈续约', day: toDay('2026-03-05') } })
    expect(followUp).toMatchObject({ number: 'SQ2026-00001', dueDay: '2026-03-05' })
    await clerk.deposits.take({ depositor: '跟进测试', item: '钥匙', customerId: customer.id })
    const { matters } = await clerk.customers.get({ id: customer.id })
    expect(matters.map((matter) => [matter.kind, matter.detail, matter.title, matter.dueDay, matter.endedAt])).toEqual([['deposit', 'deposit', '钥匙', null, null], ['case', 'follow-up', '回电谈续约', '2026-03-05', null]])
    office.clock.set('2026-03-05')
    expect((await clerk.today.overview({})).dueToday.map((line) => line.number)).toContain('SQ2026-00001')
    office.clock.set('2026-03-02', '10:00')
  })

  it('opens neither file nor case when the next contact was promised for a day that is past', async () => {
    const promise = clerk.customers.open({ name: '过去的约定', followUp: { what: '回电', day: toDay('2026-03-01') } })
    await expect(promise).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'desk.reply-before-receipt' }] } })
    expect((await clerk.customers.list({ text: '过去的约定' })).rows).toEqual([])
  })

  it('counts files open and closed', async () => {
    const before = await clerk.customers.counts({})
    const { customer } = await clerk.customers.open({ name: '计数测试' })
    expect(await clerk.customers.counts({})).toEqual({ active: before.active + 1, closed: before.closed, filed: before.filed, waiting: before.waiting + 1 })
    await clerk.customers.close({ id: customer.id, reason: '试' })
    expect(await clerk.customers.counts({})).toEqual({ active: before.active, closed: before.closed + 1, filed: before.filed, waiting: before.waiting + 1 })
  })

  it('lets exactly the roles of the access table read and write files', async () => {
    const [mayRead, mayWrite]: [string[], string[]] = [[], []]
    for (const role of roles) {
      const client = await office.as(role)
      if (await client.customers.list({}).then(() => true, () => false)) mayRead.push(role)
      if (await client.customers.open({ name: `岗位测试 ${role}` }).then(() => true, (error: unknown) => { expect(error).toMatchObject({ code: 'FORBIDDEN' }); return false })) mayWrite.push(role)
    }
    expect(mayRead).toEqual(['clerk', 'archive-administrator', 'department-manager', 'general-manager', 'auditor'])
    expect(mayWrite).toEqual(['clerk', 'archive-administrator'])
    await expect(office.anyone().customers.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('answers a file that does not exist with "no such record", and half-typed input with the field', async () => {
    await expect(clerk.customers.get({ id: newId })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { subject: 'customer' } })
    await expect(clerk.customers.open({ name: '   ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(clerk.customers.open({ name: '坏\u0007字符' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(clerk.customers.open({ name: '长'.repeat(121) })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(clerk.customers.list({ cursor: 'not-a-cursor' })).resolves.toMatchObject({ rows: expect.any(Array) })
  })

  it('keeps no customer datum in the log', () => {
    expect(JSON.stringify(office.lines)).not.toMatch(/王小明|4321|11010519491231002X/)
  })
})

describe('a long list of customer files', () => {
  it('is read page by page, each file once, newest first, also while new ones are opened', async () => {
    const office = await openTestOffice({ today: '2026-03-02' })
    const clerk = await office.as('clerk')
    for (let index = 1; index <= 1_000; index += 1) {
      await clerk.customers.open({ name: `长表测试${String(index)}` })
      if (index % 100 === 0) office.clock.advanceMs(1_000)
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Client['customers']['list']>> = await clerk.customers.list({ cursor, size: 170 })
      seen.push(...page.rows.map((row) => row.number))
      if (cursor === null) await clerk.customers.open({ name: '读表时新来的' })
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toEqual(Array.from({ length: 1_000 }, (_, index) => `KH2026-${String(1_000 - index).padStart(5, '0')}`))
    await office.close()
  }, 60_000)
})
