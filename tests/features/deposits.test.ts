import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

describe('the deposit log', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }) })
  afterAll(async () => { await office.close() })

  it('takes an item in, numbers it and finds it by name, by initials and by phone tail', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '王小明', phone: '138-0000-4321', company: '欧尼士有限公司', item: '合同一袋' })
    expect(taken).toMatchObject({ number: 'JC2026-00001', status: 'held', depositor: '王小明' })
    for (const text of ['王', '小明', 'wxm', '4321', 'JC2026-00001', '欧尼士 合同']) {
      expect((await clerk.deposits.list({ text })).rows.map((row) => row.number), text).toContain('JC2026-00001')
    }
    expect((await clerk.deposits.list({ text: '李' })).rows).toEqual([])
  })

  it('hands an item back once, and refuses the second time with who took it', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '赵一', item: '雨伞' })
    const closed = await clerk.deposits.handBack({ id: taken.id, collectorKind: 'proxy', collectorName: '钱二', collectorPhone: '13900000000', collectorRelation: '同事' })
    expect(closed).toMatchObject({ status: 'handed-back', collector: { kind: 'proxy', name: '钱二' } })
    await expect(clerk.deposits.handBack({ id: taken.id })).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'deposits.already-handed-back', facts: { collector: '钱二' } }] } })
  })

  it('refuses a proxy who is not written down, naming everything that is missing', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '孙三', item: '钥匙' })
    await expect(clerk.deposits.handBack({ id: taken.id, collectorKind: 'proxy' })).rejects.toMatchObject({
      data: { refusals: [{ code: 'deposits.proxy-name-missing' }, { code: 'deposits.proxy-phone-missing' }] },
    })
  })

  it('corrects a line without erasing it: the book keeps both', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '周四', item: '箱子' })
    await clerk.deposits.correct({ id: taken.id, reason: '写错数量', depositor: '周四', item: '箱子', quantity: 3 })
    const { deposit, history } = await clerk.deposits.get({ id: taken.id })
    expect(deposit.quantity).toBe(3)
    expect(history.map((entry) => [entry.kind, entry.body['quantity'], entry.corrects])).toEqual([['taken', 1, null], ['corrected', 3, history[0]?.seq]])
  })

  it('shows an auditor everything and lets him write nothing; a system administrator reads no content', async () => {
    const auditor = await office.as('auditor')
    expect((await auditor.deposits.list({})).rows.length).toBeGreaterThan(0)
    await expect(auditor.deposits.take({ depositor: '吴五', item: '包' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect((await office.as('system-administrator')).deposits.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(office.anyone().deposits.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('verifies the audit chain and the state digest over all of this', async () => {
    const stream = await (await office.as('archive-administrator')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value).toMatchObject({ verified: true, stateMatches: true, firstBrokenSeq: null })
  })

  it('keeps no customer datum in the log', () => {
    expect(JSON.stringify(office.lines)).not.toMatch(/王小明|4321|钱二/)
  })
})
