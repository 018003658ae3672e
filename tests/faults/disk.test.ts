import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectFolder } from '#main/db/archive-folder.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { writeBackup } from '#main/db/backup.ts'
import { verifyArchive } from '#main/db/verify.ts'
import { createBareArchive } from '#tests/support/bare-archive.ts'
import { startOfficeWorker } from '#tests/support/office-worker.ts'

const isUnix = process.platform !== 'win32'
const isRoot = isUnix && process.getuid?.() === 0

describe.runIf(isUnix)('a disk that is full', () => {
  it('refuses by name at every limit, keeps all that was acknowledged, and works again when there is room', async () => {
    const archive = createBareArchive()
    await archive.takeDeposits(1)
    archive.close()
    const acknowledged = new Set<string>()
    for (let blocks = 900; blocks <= 2100; blocks += 150) {
      // One block of `ulimit -f` is 512 bytes in dash and 1024 in bash; both steps are fine here.
      const worker = startOfficeWorker(archive.folder, archive.dataKey, { writes: 400, prefix: `ulimit -f ${String(blocks)}` })
      await worker.ended
      for (const line of worker.said) if (line.taken !== undefined) acknowledged.add(line.taken)
      expect(worker.said.at(-1), `limit ${String(blocks)}`).toEqual({ fault: 'disk-full' })
      const kept = (() => { const connection = archive.connect(); try { return connection.prepare<[], { number: string }>('SELECT number FROM deposits').all().map((row) => row.number) } finally { connection.close() } })()
      expect([...acknowledged].filter((number) => !kept.includes(number)), `limit ${String(blocks)}`).toEqual([])
      expect(archive.verify(), `limit ${String(blocks)}`).toMatchObject({ verified: true })
    }
    expect(acknowledged.size).toBeGreaterThan(20)
    const worker = startOfficeWorker(archive.folder, archive.dataKey, { writes: 5 })
    await worker.ended
    expect(worker.said.at(-1)).toEqual({ closed: true })
    archive.remove()
  }, 60_000)
})

describe.runIf(isRoot)('a folder that may only be read', () => {
  it('is refused at the first start, and an archive in it is refused by name and left as it was', async () => {
    const archive = createBareArchive()
    await archive.takeDeposits(2)
    archive.close()
    for (const name of readdirSync(archive.folder)) chmodSync(join(archive.folder, name), statSync(join(archive.folder, name)).isDirectory() ? 0o555 : 0o444)
    chmodSync(archive.folder, 0o555)
    chmodSync(join(archive.folder, '..'), 0o755)
    const before = readFileSync(archive.paths.database)
    const worker = startOfficeWorker(archive.folder, archive.dataKey, { writes: 1, asNobody: true })
    await worker.ended
    expect(worker.said.at(-1)).toEqual({ fault: 'folder-read-only' })
    expect(readFileSync(archive.paths.database).equals(before)).toBe(true)
    archive.remove()
  })
})

describe('a folder that cannot hold an archive', () => {
  it('is told apart: empty, foreign, half an archive, later, without room, on the network', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dangui-folder-'))
    const local = { fileSystemType: () => 'ext4', freeBytes: () => 10 ** 12 }
    expect(inspectFolder(folder, local).verdict).toBe('empty')
    expect(inspectFolder(join(folder, 'not', 'yet'), local).verdict).toBe('empty')
    for (const type of ['nfs4', 'cifs', 'smb3', 'fuse.sshfs', '9p']) expect(inspectFolder(folder, { ...local, fileSystemType: () => type }), type).toMatchObject({ verdict: 'network', reason: type })
    expect(inspectFolder('//server/share', local).verdict).toBe('network')
    expect(inspectFolder('\\\\server\\share', local).verdict).toSatisfy((verdict: string) => ['network', 'missing'].includes(verdict))
    expect(inspectFolder('relative/path', local).verdict).toBe('missing')
    expect(inspectFolder(folder, { ...local, freeBytes: () => 1000 }).verdict).toBe('no-space')
    writeFileSync(join(folder, 'letter.txt'), 'x')
    expect(inspectFolder(folder, local).verdict).toBe('foreign')
    writeFileSync(archivePaths(folder).database, 'x')
    expect(inspectFolder(folder, local)).toMatchObject({ verdict: 'damaged', reason: 'key-slots-missing' })
    writeFileSync(archivePaths(folder).keys, 'x')
    expect(inspectFolder(folder, local)).toMatchObject({ verdict: 'damaged', reason: 'key-slots-unreadable' })
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('an archive that this program must not touch', () => {
  it('is refused by name and left byte for byte: from a later version, foreign, cut', async () => {
    const archive = createBareArchive()
    await archive.takeDeposits(40)
    archive.close()
    const whole = readFileSync(archive.paths.database)

    const later = archive.connect()
    later.pragma('user_version = 999999')
    later.pragma('wal_checkpoint(TRUNCATE)')
    later.close()
    const fromLater = readFileSync(archive.paths.database)
    expect(() => archive.open()).toThrow(expect.objectContaining({ code: 'archive-from-newer-version' }))
    expect(readFileSync(archive.paths.database).equals(fromLater)).toBe(true)

    const stranger = createBareArchive()
    stranger.close()
    writeFileSync(archive.paths.database, readFileSync(stranger.paths.database))
    expect(() => archive.open()).toThrow(expect.objectContaining({ code: 'wrong-key' }))
    stranger.remove()

    for (const length of [0, 1, 100, 4096, 8192, whole.length - 4096]) {
      writeFileSync(archive.paths.database, whole.subarray(0, length))
      // An empty file is a new database to SQLite: it must not pass for this office's archive.
      expect(() => { archive.open() }, `${String(length)} bytes`).toThrow(expect.objectContaining({ code: expect.stringMatching(/^(archive-damaged|wrong-key)$/) }))
      archive.close()
    }
    // The last page lacks one byte: SQLite opens it, and no one reads that page without a fault.
    writeFileSync(archive.paths.database, whole.subarray(0, whole.length - 1))
    expect(() => archive.verify()).toThrow(expect.objectContaining({ code: expect.stringMatching(/^(archive-damaged|wrong-key)$/) }))
    archive.close()
    writeFileSync(archive.paths.database, whole)
    expect(archive.open().alarm).toBeNull()
    archive.remove()
  })
})

describe('a backup', () => {
  it('opens by itself, equals the archive by its digest, and carries key slots, head and attachments', async () => {
    const archive = createBareArchive()
    await archive.takeDeposits(30)
    for (const path of [archive.paths.keys, archive.paths.keysCopy]) writeFileSync(path, 'the slots')
    const made = writeBackup({ folder: archive.folder, cipher: 'aegis-256', dataKey: archive.dataKey }, '2026-03-02-1')
    expect(made.verified).toBe(true)
    const copy = archivePaths(made.folder)
    expect(readFileSync(copy.keys, 'utf8')).toBe('the slots')
    expect(readFileSync(copy.head).equals(readFileSync(archive.paths.head))).toBe(true)
    expect(readdirSync(made.folder)).toEqual(expect.arrayContaining(['archive.db', 'archive.keys', 'archive.keys.copy', 'archive.head', 'attachments']))
    const verdictOf = (folder: string) => verifyArchive({ folder, cipher: 'aegis-256', dataKey: archive.dataKey }, { onRows: () => undefined, isAborted: () => false })
    expect(verdictOf(made.folder)).toEqual(archive.verify())
    archive.remove()
  })

  it('keeps the ten newest and leaves nothing unfinished when there is no room for it', async () => {
    const archive = createBareArchive()
    await archive.takeDeposits(1)
    const source = { folder: archive.folder, cipher: 'aegis-256' as const, dataKey: archive.dataKey }
    for (let day = 10; day < 23; day += 1) writeBackup(source, `2026-03-${String(day)}`)
    expect(readdirSync(archive.paths.backups)).toEqual(Array.from({ length: 10 }, (_, index) => `2026-03-${String(index + 13)}`))
    writeFileSync(join(archive.paths.backups, '.2026-04-01.unfinished'), 'a file where the folder should be')
    expect(() => writeBackup(source, '2026-04-01')).toThrow()
    expect(readdirSync(archive.paths.backups).filter((name) => name.startsWith('.') || name.includes('04-01'))).toEqual([])
    archive.remove()
  })
})
