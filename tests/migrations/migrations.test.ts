import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolders } from '#main/db/archive-folder.ts'
import { deriveArchiveKeys } from '#main/db/archive.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { latestVersion, migrate, schemaVersion } from '#main/db/migrate.ts'
import { migrations } from '#main/db/migrations/index.ts'
import { openConnection } from '#main/db/open.ts'
import type { SqliteConnection } from '#main/db/open.ts'
import { upgradeArchive } from '#main/db/upgrade.ts'
import { verifyArchive } from '#main/db/verify.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { createFakeClock } from '#tests/support/fake-platform.ts'
import { stampedPaper } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import { openOfficeDatabase } from '#tests/support/office-database.ts'

type Row = Readonly<Record<string, string | number | null>>
type Tables = ReadonlyMap<string, readonly Row[]>

/** The newest migration that an office's archive may already have; raised with each release, together with `schema.sql`. */
const frozenVersion = 90
const watch = { onRows: () => undefined, isAborted: () => false }
const ordinary = `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_grams%' ORDER BY name`

function readTables(connection: SqliteConnection): Tables {
  const names = connection.prepare<[], { name: string }>(ordinary).all().map((row) => row.name)
  return new Map(names.map((name) => [name, connection.prepare<[], Row>(`SELECT * FROM "${name}" ORDER BY 1, 2`).all()]))
}

const columnsOf = (connection: SqliteConnection, table: string) => connection.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(table).map((row) => row.name)

/** Puts rows of a later version into the tables and columns that exist at this one, as a program of that time would have left them. */
function fill(connection: SqliteConnection, tables: Tables): void {
  connection.pragma('foreign_keys = OFF')
  for (const [table, rows] of tables) {
    const columns = columnsOf(connection, table)
    if (columns.length === 0) continue
    const insert = connection.prepare(`INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
    for (const row of rows) insert.run(...columns.map((name) => row[name] ?? null))
  }
  connection.pragma('foreign_keys = ON')
}

/** The care of a filed customer, with something in each of its tables. */
async function careForCustomers(office: Awaited<ReturnType<typeof openTestOffice>>, filingId: Id<'filing'>): Promise<void> {
  const [clerk, archivist, manager] = [await office.as('clerk'), await office.as('archive-administrator'), await office.as('department-manager')]
  const day = toDay('2026-03-02')
  const scheme = await archivist['customer-care'].enterScheme({ year: 2026, category: 'ordinary', per: 'quarter', visits: 1 })
  if (scheme.approvalId !== null) await (await office.as('general-manager')).approvals.agree({ id: scheme.approvalId })
  await manager['customer-care'].changeSettings({ surveyMonths: 6 })
  await clerk['customer-filing'].setCategory({ id: filingId, category: 'ordinary', reason: '有往来' })
  await clerk['customer-care'].addContact({ filingId, day, what: '问好', report: '一切如常' })
  const leaver = (await manager.users.list({})).rows.find((user) => user.role === 'clerk')
  if (leaver !== undefined) await manager['customer-care'].announceDeparture({ userId: leaver.id, leavesDay: day })
  const survey = await manager['customer-care'].openSurvey({ title: '满意度' })
  await clerk['customer-care'].answer({ surveyId: survey.id, filingId, score: 4 })
  const { lists } = await manager['customer-care'].createEvent({ title: '答谢', day, listsDueDay: day, departments: ['测试部'] })
  for (const list of lists) await clerk['customer-care'].sendList({ id: list.id, guests: [{ name: '测试新客' }] })
  const overdue = await clerk['customer-filing'].contact({ name: '拖延新客', contactDay: toDay('2026-01-05') })
  for (const reminded of ['2026-01-20', '2026-01-27']) await archivist['customer-care'].remind({ filingId: overdue.filing.id, day: toDay(reminded) })
  await manager['customer-care'].closeMonth({ month: '2026-01' })
}

/** Visits to customers and filings, with something in each of their tables. */
async function visitCustomers(office: Awaited<ReturnType<typeof openTestOffice>>): Promise<void> {
  const [clerk, archivist, manager] = [await office.as('clerk'), await office.as('archive-administrator'), await office.as('department-manager')]
  const seller = (await manager.users.list({})).rows.find((user) => user.role === 'clerk')
  if (seller !== undefined) await manager['customer-visits'].setSeller({ userId: seller.id, post: '销售员' })
  const day = toDay('2026-03-02')
  const planned = await clerk['customer-visits'].add({ day: toDay('2026-04-03'), unit: '测试同行', target: 'same-trade' })
  await clerk['customer-visits'].request({ visitId: planned.visit.id, kind: 'gift', what: '茶叶' })
  await clerk['customer-visits'].claim({ visitId: planned.visit.id, kind: 'costs', what: '车费', amountCents: 1_000 })
  const made = await clerk['customer-visits'].add({ day, unit: '测试同行', target: 'same-trade' })
  await clerk['customer-visits'].report({ id: made.visit.id, result: '已拜访', promises: [{ what: '寄目录' }] })
  const { filing } = await clerk['customer-filing'].contact({ name: '测试新客', address: '一路 1 号', contactDay: day })
  await clerk['customer-filing'].submit({ id: filing.id })
  await archivist['customer-filing'].confirm({ id: filing.id })
  await clerk['customer-filing'].change({ id: filing.id, field: 'address', newValue: '二路 2 号', knownDay: day })
  await clerk['customer-filing'].enterEvent({ id: filing.id, kind: 'between-us', day, what: '合同终止' })
  await manager['customer-filing'].askToLook({ id: filing.id, purpose: '核对' })
  await careForCustomers(office, filing.id)
}

/** A report on the customers. Its reviewers are asked by post, which the approvals of earlier versions did not know, so it stays a draft. */
async function reportOnCustomers(office: Awaited<ReturnType<typeof openTestOffice>>): Promise<void> {
  const clerk = await office.as('clerk')
  const { id: definitionId } = await clerk['customer-reports'].define({ name: '客户月报', purpose: '经营分析', printRun: 1, receivers: ['财务部'] })
  await clerk['customer-reports'].compile({ definitionId, period: '2026-02' })
}

/** A line of a declared register with a field of the office, corrected and closed. */
async function keepRegister(office: Awaited<ReturnType<typeof openTestOffice>>, customerId: string): Promise<void> {
  const [clerk, manager] = [await office.as('clerk'), await office.as('department-manager')]
  await manager.registers.addField({ form: 'P07.damage', label: '柜号', kind: 'text' })
  const { line } = await clerk.registers.enter({ form: 'P07.damage', values: { customer: { id: customerId, label: '' }, kind: 'torn', foundBy: { id: null, label: '测试甲' }, foundDay: '2026-03-02', office1: '一号柜' } })
  await clerk.registers.close({ id: line.id, values: { repairedDay: '2026-03-02', method: '托裱' } })
}

/** A day's real work in every register, as rows. */
async function workADay(): Promise<Tables> {
  const office = await openTestOffice({ today: '2026-03-02' })
  const [clerk, archivist, administrator] = [await office.as('clerk'), await office.as('archive-administrator'), await office.as('system-administrator')]
  await administrator.settings.change({ unclaimedDepositDays: 5 })
  await clerk.drafts.save({ form: 'deposits', body: { item: '没填完' } })
  const taken = await clerk.deposits.take({ depositor: '测试乙', item: '钥匙', phone: '13800000000' })
  await clerk.deposits.take({ depositor: '测试丙', item: '合同一袋' })
  await clerk.deposits.handBack({ id: taken.id })
  await clerk.desk.registerVisit({ visitor: '测试丁', host: '测试戊' })
  await clerk.desk.registerCall({ caller: '测试庚', subject: '来电咨询', openCase: true })
  const { customer } = await archivist.customers.open({ name: '测试贸易行', category: 'general' })
  await keepRegister(office, customer.id)
  const item = await archivist.customers.addItem({ customerId: customer.id, title: '合同', pages: 12 })
  const { loan } = await clerk.lending.request({ customerId: customer.id, itemIds: [item.id], purpose: '核对', reason: '核对条款', ...stampedPaper, borrowerName: '测试己', borrowerUnit: '销售部' })
  if (loan.approvalId !== null) await archivist.approvals.agree({ id: loan.approvalId })
  await archivist.lending.issue({ id: loan.id })
  await visitCustomers(office)
  await reportOnCustomers(office)
  const connection = await openOfficeDatabase(office)
  const tables = readTables(connection)
  connection.close()
  await office.close()
  return withoutPosts(tables)
}

/** An archive from before version 120 knows no posts: a seat that asks one stands there as the role that holds it. */
function withoutPosts(tables: Tables): Tables {
  const seats = tables.get('approval_seats') ?? []
  return new Map([...tables]).set('approval_seats', seats.map((seat): Row => (seat['kind'] === 'post' ? { ...seat, kind: 'role', value: seat['role'] ?? null } : seat)))
}

describe('migrations', () => {
  let tables: Tables
  let root = ''
  beforeAll(async () => { tables = await workADay(); root = mkdtempSync(join(tmpdir(), 'dangui-migrations-')) })
  afterAll(() => { rmSync(root, { recursive: true, force: true }) })

  let count = 0
  const create = () => {
    count += 1
    const folder = join(root, `archive-${String(count)}`)
    createFolders(folder)
    const dataKey = randomBytes(32)
    return { folder, dataKey, connection: openConnection({ path: archivePaths(folder).database, dataKey, cipher: 'aegis-256', create: true }) }
  }

  it('have rising numbers, names, and import nothing', () => {
    const versions = migrations.map((migration) => migration.version)
    expect(versions).toEqual([...new Set(versions)].toSorted((left, right) => left - right))
    for (const name of readdirSync(join(import.meta.dirname, '../../main/db/migrations')).filter((file) => /^\d/.test(file))) {
      const text = readFileSync(join(import.meta.dirname, '../../main/db/migrations', name), 'utf8')
      expect(text, name).not.toMatch(/^import /m)
      expect(migrations.map((migration) => `${String(migration.version).padStart(4, '0')}-${migration.name}.ts`), 'every file is registered').toContain(name)
    }
  })

  it('are frozen up to the last one that is written down: a change of it is a new migration', async () => {
    const { connection } = create()
    migrate(connection, migrations.filter((migration) => migration.version <= frozenVersion))
    const schema = connection.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search_grams_%' ORDER BY type DESC, name`).all()
    connection.close()
    await expect(`-- version ${String(frozenVersion)}\n${schema.map((row) => `${row.sql};`).join('\n')}\n`).toMatchFileSnapshot('./schema.sql')
  })

  it.each(migrations.map((migration, index) => ({ index, from: migrations[index - 1]?.version ?? 0, to: migration.version, name: migration.name })))('$from -> $to ($name) keeps every row of a worked-in archive', ({ index, from, to }) => {
    const { connection } = create()
    migrate(connection, migrations.slice(0, index))
    expect(schemaVersion(connection)).toBe(from)
    fill(connection, tables)
    const before = readTables(connection)
    migrate(connection, migrations.slice(0, index + 1))
    expect(schemaVersion(connection)).toBe(to)
    const after = readTables(connection)
    for (const [table, rows] of before) expect(after.get(table), table).toEqual(rows.map((row) => expect.objectContaining(row)))
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    migrate(connection)
    expect(schemaVersion(connection)).toBe(latestVersion())
    connection.close()
  })

  it('are proven on rows in every register of the daily jobs', () => {
    const registers = ['meta', 'users', 'counters', 'audit', 'register_events', 'drafts', 'settings', 'rollups', 'deposits', 'visits', 'calls', 'cases', 'customers', 'customer_items', 'approvals', 'approval_steps', 'approval_decisions', 'loans', 'loan_items', 'search_documents', 'register_lines', 'register_custom_fields']
    expect(registers.filter((name) => (tables.get(name)?.length ?? 0) === 0)).toEqual([])
  })

  it('leave nothing of a migration that fails half-way, at whichever statement', () => {
    const { connection } = create()
    migrate(connection, migrations.slice(0, 2))
    const before = connection.prepare(ordinary).all()
    const whole = ['CREATE TABLE half (id TEXT) STRICT', 'ALTER TABLE deposits ADD COLUMN weight INTEGER', `INSERT INTO half VALUES ('x')`]
    for (let at = 0; at <= whole.length; at += 1) {
      const statements = [...whole.slice(0, at), 'CREATE TABLE half (twice', ...whole.slice(at)]
      expect(() => { migrate(connection, [...migrations.slice(0, 2), { version: 9000, name: 'broken', statements }]) }, `broken at ${String(at)}`).toThrow()
      expect(schemaVersion(connection)).toBe(migrations[1]?.version)
      expect(connection.prepare(ordinary).all()).toEqual(before)
    }
    connection.close()
  })

  it('seal an upgraded archive: a backup before, an audit row after, and the verification holds', () => {
    const { folder, dataKey, connection } = create()
    const known = migrations.filter((migration) => migration.version <= 70)
    migrate(connection, known)
    fill(connection, tables)
    connection.exec('DELETE FROM attachments')
    const keys = deriveArchiveKeys(dataKey)
    const clock = createFakeClock('2026-03-03')
    const parts = { folder, cipher: 'aegis-256' as const, dataKey, auditKey: keys.auditKey, digestKey: keys.digestKey, clock }
    // The rows came from another archive, whose chain has another key: the first step seals them under this one.
    connection.exec(`DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_words; DELETE FROM audit;`)
    connection.prepare(`INSERT INTO attachments (id, address, file_name, media_type, size, created_at, created_by) VALUES ('a', 'b', 'c.jpg', 'image/jpeg', 1, 1, 'u')`).run()
    expect(upgradeArchive(connection, parts), 'nothing was recorded about these rows').toBe(false)
    connection.prepare(`DELETE FROM attachments`).run()
    connection.close()
    expect(readdirSync(archivePaths(folder).backups)).toEqual([expect.stringContaining(`before-${String(latestVersion())}`)])
    const reopened = openConnection({ path: archivePaths(folder).database, dataKey, cipher: 'aegis-256' })
    const operations = reopened.prepare<[], { op: string }>(`SELECT json_extract(body, '$.op') AS op FROM audit ORDER BY seq`).all().map((row) => row.op)
    reopened.close()
    expect(operations).toEqual(migrations.filter((migration) => migration.version > 70).map((migration) => `archive.migrate.${String(migration.version)}.state-differed`))
    expect(verifyArchive({ folder, cipher: 'aegis-256', dataKey }, watch), 'a row was changed after the seal').toMatchObject({ rows: operations.length, stateMatches: false })
  })

  it('keep the verification true across a migration that widens a table with rows', () => {
    const { folder, dataKey, connection } = create()
    migrate(connection)
    const keys = deriveArchiveKeys(dataKey)
    const parts = { folder, cipher: 'aegis-256' as const, dataKey, auditKey: keys.auditKey, digestKey: keys.digestKey, clock: createFakeClock('2026-03-03') }
    connection.prepare('INSERT INTO meta VALUES (?, ?)').run('archive-id', 'x')
    const wider = (version: number, column: string) => ({ version, name: 'wider', statements: [`ALTER TABLE meta ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`] })
    upgradeArchive(connection, parts, [...migrations, wider(9000, 'first')])
    expect(verifyArchive({ folder, cipher: 'aegis-256', dataKey }, watch)).toMatchObject({ verified: true, rows: 1 })
    expect(upgradeArchive(connection, parts, [...migrations, wider(9000, 'first'), wider(9001, 'second')]), 'as recorded').toBe(true)
    connection.close()
    expect(verifyArchive({ folder, cipher: 'aegis-256', dataKey }, watch)).toMatchObject({ verified: true, stateMatches: true, rows: 2 })
  })
})
