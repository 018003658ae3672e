import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { depositRegister } from '#main/features/deposits/deposits.report.ts'
import type { ReportRow } from '#main/mechanisms/export/table-report.ts'
import { readRegister } from '#main/mechanisms/registers/register-source.ts'
import { createKysely } from '#main/db/kysely.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'
import { photoOf, pngBytes } from '#tests/support/photos.ts'
import { openOfficeDatabase } from '#tests/support/office-database.ts'
import type { Schema } from '#main/db/schema.ts'

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

  it('finds a ticket as a scanner, an input method or a hand writes its number', async () => {
    const clerk = await office.as('clerk')
    for (const number of ['JC2026-00001', 'jc2026-00001', ' JC2026-00001', 'ＪＣ２０２６－００００１']) expect((await clerk.deposits.findByNumber({ number }))?.number, number).toBe('JC2026-00001')
    expect(await clerk.deposits.findByNumber({ number: 'JC2026-99999' })).toBeNull()
  })

  it('hands an item back once, and refuses the second time with who took it', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '赵一', item: '雨伞' })
    const closed = await clerk.deposits.handBack({ id: taken.id, collectorKind: 'proxy', collectorName: '钱二', collectorPhone: '13900000000', collectorRelation: '同事' })
    expect(closed).toMatchObject({ status: 'handed-back', collector: { kind: 'proxy', name: '钱二' } })
    await expect(clerk.deposits.handBack({ id: taken.id })).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'deposits.already-handed-back', facts: { collector: '钱二' } }] } })
  })

  it('gives an item out once even when two desks hand it back at the same moment', async () => {
    const [one, other] = [await office.as('clerk'), await office.as('clerk', '第二前台')]
    const taken = await one.deposits.take({ depositor: '郑七', item: '样品箱' })
    const answers = await Promise.allSettled([one.deposits.handBack({ id: taken.id }), other.deposits.handBack({ id: taken.id })])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await one.deposits.get({ id: taken.id })).history.map((entry) => entry.kind)).toEqual(['taken', 'handed-back'])
  })

  it('refuses a proxy who is not written down, naming everything that is missing, and keeps the item', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '孙三', item: '钥匙' })
    await expect(clerk.deposits.handBack({ id: taken.id, collectorKind: 'proxy' })).rejects.toMatchObject({
      data: { refusals: [{ code: 'deposits.proxy-name-missing' }, { code: 'deposits.proxy-phone-missing' }, { code: 'deposits.proxy-relation-missing' }] },
    })
    expect((await clerk.deposits.get({ id: taken.id })).deposit.status).toBe('held')
  })

  it('takes a mistaken handing back back: the item is held again, the book keeps both entries, the daily count follows', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '冯八', item: '行李' })
    const before = await handedBackToday(office)
    await clerk.deposits.handBack({ id: taken.id })
    expect(await handedBackToday(office)).toBe(before + 1)
    expect(await clerk.deposits.undoHandBack({ id: taken.id, reason: '拿错了行李' })).toMatchObject({ status: 'held', collector: null, handedBackAt: null, handedBackBy: null })
    const { history } = await clerk.deposits.get({ id: taken.id })
    expect(history.map((entry) => [entry.kind, entry.corrects])).toEqual([['taken', null], ['handed-back', null], ['hand-back-undone', history[1]?.seq]])
    expect(history[2]?.body).toMatchObject({ reason: '拿错了行李', collector: { name: '冯八' } })
    expect(await handedBackToday(office)).toBe(before)
    await expect(clerk.deposits.undoHandBack({ id: taken.id, reason: '再来' })).rejects.toMatchObject({ data: { refusals: [{ code: 'deposits.not-handed-back' }] } })
    expect(await clerk.deposits.handBack({ id: taken.id })).toMatchObject({ status: 'handed-back' })
  })

  it('corrects a line without erasing it: the book keeps both and what changed', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '周四', item: '箱子' })
    await clerk.deposits.correct({ id: taken.id, reason: '写错数量', depositor: '周四', item: '箱子', quantity: 3 })
    const { deposit, history } = await clerk.deposits.get({ id: taken.id })
    expect(deposit.quantity).toBe(3)
    expect(history.map((entry) => [entry.kind, entry.body['quantity'], entry.corrects])).toEqual([['taken', 1, null], ['corrected', 3, history[0]?.seq]])
    expect(history[1]?.body['changed']).toEqual(['quantity'])
    await expect(clerk.deposits.correct({ id: taken.id, reason: '没改', depositor: '周四', item: '箱子', quantity: 3 })).rejects.toMatchObject({ data: { refusals: [{ code: 'deposits.nothing-changed' }] } })
  })

  it('names a corrected depositor in the search and no longer the wrong one', async () => {
    const clerk = await office.as('clerk')
    const taken = await clerk.deposits.take({ depositor: '诸葛错', item: '伞' })
    await clerk.deposits.correct({ id: taken.id, reason: '名字写错', depositor: '诸葛对', item: '伞' })
    expect((await clerk.deposits.list({ text: '诸葛对' })).rows).toHaveLength(1)
    expect((await clerk.deposits.list({ text: '诸葛错' })).rows).toEqual([])
  })

  it('says when the same item of the same person was taken in again', async () => {
    const clerk = await office.as('clerk')
    const first = await clerk.deposits.take({ depositor: '卫九', item: '图纸筒' })
    await clerk.deposits.handBack({ id: first.id })
    expect((await clerk.deposits.get({ id: first.id })).heldAgain).toBeNull()
    const second = await clerk.deposits.take({ depositor: '卫九', item: '图纸筒' })
    expect((await clerk.deposits.get({ id: first.id })).heldAgain).toEqual({ id: second.id, number: second.number })
    expect((await clerk.deposits.get({ id: second.id })).heldAgain).toBeNull()
  })

  it('wants a named photo to be there, and a photo', async () => {
    const clerk = await office.as('clerk')
    const photo = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngBytes) })
    const taken = await clerk.deposits.take({ depositor: '陈十', item: '相机', photoId: photo.id })
    expect(taken.photoId).toBe(photo.id)
    expect(new Uint8Array(await (await clerk.attachments.get({ id: photo.id })).arrayBuffer())).toEqual(pngBytes)
    const document = await clerk.attachments.put({ purpose: 'customer-document', file: photoOf(pngBytes) })
    for (const photoId of [idOfAnother(taken.id), document.id]) {
      await expect(clerk.deposits.take({ depositor: '陈十', item: '相机', photoId })).rejects.toMatchObject({ data: { refusals: [{ code: 'attachments.not-there', field: 'photoId' }] } })
    }
    expect((await clerk.deposits.list({ text: '陈十' })).rows).toHaveLength(1)
  })

  it('numbers without gaps: what was refused takes no number', async () => {
    const clerk = await office.as('clerk')
    const [first, second] = [await clerk.deposits.take({ depositor: '褚一', item: '甲' }), await clerk.deposits.take({ depositor: '褚一', item: '乙' })]
    await expect(clerk.deposits.take({ depositor: '', item: '丙' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const third = await clerk.deposits.take({ depositor: '褚一', item: '丁' })
    const digits = [first, second, third].map((row) => Number(row.number.slice(-5)))
    expect(digits).toEqual([digits[0], (digits[0] ?? 0) + 1, (digits[0] ?? 0) + 2])
  })

  it('suggests people who left something before, each once, the latest wording first, and never by the item’s name', async () => {
    const clerk = await office.as('clerk')
    for (const [phone, item] of [['13700001111', '花'], ['13700001111', '文件'], ['13700002222', '花']] as const) await clerk.deposits.take({ depositor: '司马光', phone, company: '测试公司', item })
    const { rows } = await clerk.deposits.suggestDepositors({ typed: 'smg' })
    expect(rows.map((row) => [row.depositor, row.phone, row.company])).toEqual([['司马光', '13700002222', '测试公司'], ['司马光', '13700001111', '测试公司']])
    expect((await clerk.deposits.suggestDepositors({ typed: '2222' })).rows.map((row) => row.depositor)).toEqual(['司马光'])
    expect((await clerk.deposits.suggestDepositors({ typed: '花' })).rows).toEqual([])
  })

  it('offers the places used lately, the latest first', async () => {
    const clerk = await office.as('clerk')
    for (const place of ['前台柜 1', '前台柜 2', '前台柜 1']) await clerk.deposits.take({ depositor: '蒋二', item: '包', place })
    expect((await clerk.deposits.listPlaces({})).rows.slice(0, 2)).toEqual(['前台柜 1', '前台柜 2'])
  })

  it('prints a ticket in two halves with the office’s name, and labels in the order asked for', async () => {
    const clerk = await office.as('clerk')
    const [one, other] = [await clerk.deposits.take({ depositor: '沈三', phone: '13812345678', item: '<b>花瓶</b>' }), await clerk.deposits.take({ depositor: '韩四', item: '手提袋', quantity: 2, unit: '袋' })]
    const ticket = await clerk.deposits.ticket({ id: one.id })
    expect(ticket.html.split(`<div class="number">${one.number}</div>`)).toHaveLength(3)
    for (const fact of ['测试办公室', '沈三', '*5678', '&lt;b&gt;花瓶&lt;/b&gt;', 'size:80mm']) expect(ticket.html).toContain(fact)
    expect(ticket.html).not.toContain('13812345678')
    expect((await clerk.deposits.ticket({ id: one.id, paper: 'a5', locale: 'en' })).html).toContain('size:A5')
    const labels = await clerk.deposits.labels({ ids: [other.id, one.id], paper: 'a4-3x8', skip: 3 })
    expect(labels.html.indexOf(other.number)).toBeLessThan(labels.html.indexOf(one.number))
    expect(labels.html.split('<div class="label"></div>')).toHaveLength(4)
    expect(labels.html).toContain('手提袋 × 2 袋')
  })

  it('refuses bad input at its field and saves nothing of it', async () => {
    const clerk = await office.as('clerk')
    const before = (await clerk.deposits.list({ size: 200 })).rows.length
    const bad = [{ item: '' }, { quantity: 0 }, { quantity: 1.5 }, { quantity: 10_000 }, { depositor: '坏\u0000名' }, { phone: '1\u202E2' }, { note: '长'.repeat(501) }, { place: 'a\nb' }, { photoId: 'not-an-id' }]
    for (const change of bad) {
      const input = { depositor: '杨五', item: '包', ...change } as Parameters<typeof clerk.deposits.take>[0]
      await expect(clerk.deposits.take(input), JSON.stringify(change)).rejects.toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: [Object.keys(change)[0]] }] } })
    }
    expect((await clerk.deposits.list({ size: 200 })).rows).toHaveLength(before)
  })

  it('shows an auditor everything and lets him write nothing; a system administrator reads no content', async () => {
    const auditor = await office.as('auditor')
    const [row] = (await auditor.deposits.list({})).rows
    if (row === undefined) throw new Error('the log is empty')
    await expect(auditor.deposits.take({ depositor: '吴五', item: '包' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(auditor.deposits.undoHandBack({ id: row.id, reason: '试' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const administrator = await office.as('system-administrator')
    const reads = [administrator.deposits.list({}), administrator.deposits.get({ id: row.id }), administrator.deposits.ticket({ id: row.id }), administrator.deposits.labels({ ids: [row.id] }), administrator.deposits.suggestDepositors({ typed: '王' }), administrator.deposits.listPlaces({}), administrator.deposits.findByNumber({ number: row.number })]
    for (const read of await Promise.allSettled(reads)) expect(read).toMatchObject({ status: 'rejected', reason: { code: 'FORBIDDEN' } })
    await expect(office.anyone().deposits.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('lists what nobody has collected for longer than the office allows, and Today names it', async () => {
    const clerk = await office.as('clerk')
    const old = await clerk.deposits.take({ depositor: '朱六', item: '旧箱子' })
    expect((await clerk.deposits.list({ status: 'unclaimed', size: 200 })).rows).toEqual([])
    office.clock.advanceDays(30)
    expect((await clerk.deposits.list({ status: 'unclaimed', size: 200 })).rows.map((row) => row.number)).not.toContain(old.number)
    office.clock.advanceDays(1)
    const again = await relogged(office)
    expect((await again.deposits.list({ status: 'unclaimed', size: 200 })).rows.map((row) => row.number)).toContain(old.number)
    expect((await again.today.overview({})).overdue.find((line) => line.number === old.number)).toMatchObject({ kind: 'deposit', subjectId: old.id, person: '朱六', daysLate: 1 })
    await again.deposits.handBack({ id: old.id })
    expect((await again.deposits.list({ status: 'unclaimed', size: 200 })).rows.map((row) => row.number)).not.toContain(old.number)
  })

  it('hands the whole log to reports, page by page, in the order of the list', async () => {
    const clerk = await relogged(office)
    const listed: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof clerk.deposits.list>> = await clerk.deposits.list({ cursor, size: 7 })
      listed.push(...page.rows.map((row) => row.number))
      cursor = page.next
    } while (cursor !== null)
    const database = await openOfficeDatabase(office)
    try {
      const reader = createKysely<Schema>(database)
      const all = { text: '', state: 'all', from: null, to: null }
      const context = { locale: 'zh', today: office.clock.today() } as const
      const rows = await rowsOf(readRegister(depositRegister, reader, all, context, 5))
      expect(rows.map((row) => row['number'])).toEqual(listed)
      expect(await depositRegister.count(reader, all, context, null)).toBe(listed.length)
      expect(await depositRegister.count(reader, all, context, 3)).toBe(3)
      const collected = await rowsOf(readRegister(depositRegister, reader, { ...all, state: 'handed-back', text: '赵一' }, context))
      expect(collected).toMatchObject([{ status: '已领回', collector: '钱二（代领，同事）', collectorPhone: '13900000000' }])
    } finally {
      database.close()
    }
  })

  it('verifies the audit chain, the state digest and the attachments over all of this', async () => {
    const stream = await (await office.as('archive-administrator', '核验员')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value).toMatchObject({ verified: true, stateMatches: true, firstBrokenSeq: null, damagedAttachments: 0 })
  })

  it('keeps no customer datum in the log', () => {
    expect(JSON.stringify(office.lines)).not.toMatch(/王小明|4321|钱二/)
  })
})

/** A well-formed id that names no attachment. */
function idOfAnother(id: string): Id<'attachment'> {
  return id as Id<'attachment'>
}

async function rowsOf(batches: AsyncIterable<readonly ReportRow[]>): Promise<ReportRow[]> {
  const rows: ReportRow[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

async function handedBackToday(office: TestOffice): Promise<number> {
  const database = await openOfficeDatabase(office)
  try {
    return database.prepare<[string], { count: number }>(`SELECT count FROM rollups WHERE register = 'deposits' AND key = 'handed-back' AND day = ?`).get(office.clock.today())?.count ?? 0
  } finally {
    database.close()
  }
}

/** The clock went on by days, so desks may have locked meanwhile. */
function relogged(office: TestOffice) {
  return office.as('clerk', `前台 ${office.clock.today()}`)
}
