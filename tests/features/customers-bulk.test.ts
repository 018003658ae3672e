import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from '#main/db/archive.ts'
import type { Archive } from '#main/db/archive.ts'
import { scanDigest } from '#main/db/state-digest.ts'
import type { Unit } from '#main/db/unit-of-work.ts'
import { findTwinsOfMany } from '#main/features/customers/customer-twins.ts'
import { findTouchedSince, insertCustomers, readProfiles, removeCustomers, updateCustomers } from '#main/features/customers/customers.bulk.ts'
import { findItemByCode, findLendableItems, getCustomerHead } from '#main/features/customers/customers.facts.ts'
import { countFiles, listCustomers, openCustomer } from '#main/features/customers/customers.service.ts'
import { readAuditHead } from '#main/db/audit.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { customerFilterSchema, customerInputSchema, customerItemInputSchema } from '#shared/contract/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { createFakeClock } from '#tests/support/fake-platform.ts'

const input = (more: Parameters<typeof customerInputSchema.parse>[0]) => customerInputSchema.parse(more)
const filter = (more: object) => customerFilterSchema.parse(more)

const openByHand = (unit: Unit, name: string) => openCustomer(unit, { ...input({ name }), followUp: null }, { openFollowUp: () => Promise.reject(new Error('nothing was promised')), homes: { settle: () => Promise.resolve(), settleRetention: () => Promise.resolve(null) }, profileOpened: () => Promise.resolve() })

describe('customer files opened by the thousand', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dangui-bulk-'))
  const ids = createIdSource()
  const clock = createFakeClock('2026-03-02')
  let archive: Archive
  let batchId: Id<'import'>
  const write = <T>(work: (unit: Unit) => Promise<T>) => archive.write({ actor: { userId: ids.next<'user'>(clock.now()), displayName: '测试甲', role: 'archive-administrator', department: '' }, operation: 'imports.run' }, work)
  beforeAll(() => {
    archive = openArchive({ folder, dataKey: randomBytes(32), cipher: 'aegis-256', clock, ids, create: true })
    batchId = ids.next<'import'>(clock.now())
  })
  afterAll(() => { archive.close(); rmSync(folder, { recursive: true, force: true }) })

  it('numbers 2,500 files without a gap, finds each, and enters each in the book', async () => {
    await write(async (unit) => { await openByHand(unit, '手工建的') })
    const entries = Array.from({ length: 2_500 }, (_, index) => ({
      input: input({ name: `批量测试${String(index)}`, category: 'general', shelfPlace: 'A-1', contacts: [{ phones: [`1390${String(index).padStart(7, '0')}`] }] }),
      items: index < 2 ? ['合同', '登记证'].map((title, position) => customerItemInputSchema.parse({ title, present: position === 0, code: position === 0 ? `CODE-${String(index)}` : '' })) : [],
    }))
    const opened = await write((unit) => insertCustomers(unit, entries, { batchId }))
    expect([opened.length, opened[0]?.number, opened.at(-1)?.number]).toEqual([2_500, 'KH2026-00002', 'KH2026-02501'])
    expect(await countFiles(archive.reader)).toEqual({ active: 2_501, closed: 0, filed: 2_501, waiting: 0 })
    expect((await listCustomers(archive.reader, filter({ text: '批量测试1234' }))).rows.map((row) => row.number)).toEqual(['KH2026-01236'])
    expect((await listCustomers(archive.reader, filter({ text: '0002499' }))).rows.map((row) => row.name)).toEqual(['批量测试2499'])
    const events = await archive.reader.selectFrom('register_events').select((build) => build.fn.countAll<number>().as('count')).where('kind', '=', 'imported').executeTakeFirst()
    expect(events?.count).toBe(2_500)
  })

  it('hands out the facts that other features need of a file and its documents', async () => {
    const found = await findItemByCode(archive.reader, ' code-1 ')
    expect(found).toMatchObject({ item: { number: 'KH2026-00003-01', title: '合同', present: true, secrecy: 'internal' }, customer: { number: 'KH2026-00003', status: 'active' } })
    if (found === undefined) return
    expect(await getCustomerHead(archive.reader, found.item.customerId)).toEqual(found.customer)
    const unknown = ids.next<'item'>(clock.now())
    expect((await findLendableItems(archive.reader, [unknown, found.item.itemId])).map((item) => item.number)).toEqual(['KH2026-00003-01'])
  })

  it('names the twins of many at once, each with its own', async () => {
    const twins = await findTwinsOfMany(archive.reader, [
      { name: '批量测试7', creditCode: '', idNumber: '', phones: ['+86 139 0000 0007'] }, { name: '没有的人', creditCode: '', idNumber: '', phones: [] }, { name: '', creditCode: '', idNumber: '', phones: ['13900000008'] },
    ])
    expect(twins.map((found) => found.map((twin) => [twin.number, twin.reasons]))).toEqual([[['KH2026-00009', ['name', 'phone']]], [], [['KH2026-00010', ['phone']]]])
  })

  it('rewrites profiles and can put them back; the book keeps every wording', async () => {
    const row = (await listCustomers(archive.reader, filter({ text: '批量测试99' }))).rows.find((listed) => listed.name === '批量测试99')
    if (row === undefined) throw new Error('the file is there')
    const before = await readProfiles(archive.reader, [row.id])
    expect(await write((unit) => updateCustomers(unit, [{ id: row.id, input: input({ name: '批量改名', contacts: [{ phones: ['13700000000'] }] }) }], { batchId, reason: '再次导入' }))).toBe(1)
    expect((await listCustomers(archive.reader, filter({ text: '批量改名' }))).rows[0]).toMatchObject({ id: row.id, phones: ['13700000000'] })
    const profile = before.get(row.id)
    if (profile === undefined) throw new Error('the profile was read')
    await write((unit) => updateCustomers(unit, [{ id: row.id, input: profile }, { id: ids.next<'customer'>(clock.now()), input: profile }], { batchId, reason: '撤销导入' }))
    expect((await readProfiles(archive.reader, [row.id])).get(row.id)).toEqual(profile)
    expect((await listCustomers(archive.reader, filter({ text: '批量改名' }))).rows).toEqual([])
    expect(await findTouchedSince(archive.reader, batchId)).toEqual([row.number])
  })

  it('takes a whole batch away again, not its numbers, and the digest of the archive still fits', async () => {
    expect(await write((unit) => removeCustomers(unit, batchId, '导错了'))).toBe(2_500)
    expect(await countFiles(archive.reader)).toMatchObject({ active: 1 })
    expect((await listCustomers(archive.reader, filter({ text: '批量测试1234' }))).rows).toEqual([])
    const next = await write((unit) => openByHand(unit, '之后建的'))
    expect(next.customer.number).toBe('KH2026-02502')
    expect(scanDigest(archive.connection, archive.keys.digestKey)).toBe(readAuditHead(archive.connection).digest)
  })

  it('leaves nothing behind when the unit of work fails half-way', async () => {
    const failing = write(async (unit) => { await insertCustomers(unit, [{ input: input({ name: '半途而废' }) }], { batchId }); throw new Error('power cut') })
    await expect(failing).rejects.toThrow('power cut')
    expect((await listCustomers(archive.reader, filter({ text: '半途而废' }))).rows).toEqual([])
    expect((await write((unit) => openByHand(unit, '接着编号'))).customer.number).toBe('KH2026-02503')
  })
})
