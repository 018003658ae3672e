import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archivePaths } from '#main/db/archive-paths.ts'
import { AttachmentDamaged, AttachmentMissing, attachmentPath, createAttachmentFiles, sealedOverheadBytes } from '#main/db/attachment-files.ts'
import type { AttachmentAddress } from '#main/db/attachment-files.ts'
import { restoreBackup } from '#main/db/backup.ts'
import { mediaTypeOf, plainFileName } from '#shared/domain/attachments.ts'
import { openOfficeDatabase } from '#tests/support/office-database.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { photoOf, pngBytes, pngWith } from '#tests/support/photos.ts'

const megabyte = 1024 * 1024

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function runJob<Result>(stream: AsyncIterator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await stream.next()
    if (step.done === true) return step.value
  }
}

describe('sealed files', () => {
  const key = randomBytes(32)
  let folder: string
  beforeEach(() => { folder = join(mkdtempSync(join(tmpdir(), 'dangui-attachments-')), 'attachments') })
  afterEach(() => { rmSync(dirname(folder), { recursive: true, force: true }) })

  it('gives back what was kept, keeps equal contents once, and different ones apart', async () => {
    const files = createAttachmentFiles(folder, key)
    const [one, same, other] = [await files.keep(pngBytes), await files.keep(pngBytes), await files.keep(pngWith('x'))]
    expect(same).toBe(one)
    expect(other).not.toBe(one)
    expect(new Uint8Array(await files.read(one))).toEqual(pngBytes)
    expect(filesIn(folder)).toHaveLength(2)
    expect(statSync(attachmentPath(folder, one)).size).toBe(pngBytes.length + sealedOverheadBytes)
  })

  it('keeps nothing readable on the disk: neither the content nor a digest that an outsider could compare', async () => {
    const address = await createAttachmentFiles(folder, key).keep(pngWith('CANARY-content'))
    const stored = readFileSync(attachmentPath(folder, address))
    expect(stored.includes('CANARY')).toBe(false)
    expect(stored.includes('PNG')).toBe(false)
    expect(await createAttachmentFiles(folder, randomBytes(32)).keep(pngWith('CANARY-content'))).not.toBe(address)
  })

  it('names a wrong key, a changed byte, a cut, a longer and an empty file as damaged, and a missing one as missing', async () => {
    const files = createAttachmentFiles(folder, key)
    const address = await files.keep(pngWith('whole'))
    const path = attachmentPath(folder, address)
    const whole = readFileSync(path)
    await expect(createAttachmentFiles(folder, randomBytes(32)).read(address)).rejects.toBeInstanceOf(AttachmentDamaged)
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      await expect(files.read(address), `byte ${String(at)}`).rejects.toMatchObject({ name: 'ArchiveFault', code: 'attachment-damaged' })
    }
    for (const size of [0, 4, sealedOverheadBytes - 1, sealedOverheadBytes, whole.length - 1]) {
      writeFileSync(path, whole)
      truncateSync(path, size)
      await expect(files.read(address), `cut to ${String(size)}`).rejects.toBeInstanceOf(AttachmentDamaged)
    }
    writeFileSync(path, whole)
    appendFileSync(path, 'x')
    await expect(files.read(address)).rejects.toBeInstanceOf(AttachmentDamaged)
    rmSync(path)
    await expect(files.read(address)).rejects.toBeInstanceOf(AttachmentMissing)
  })

  it('does not give one attachment out as another: a swapped file is damaged', async () => {
    const files = createAttachmentFiles(folder, key)
    const [one, other] = [await files.keep(pngWith('1')), await files.keep(pngWith('2'))]
    writeFileSync(attachmentPath(folder, one), readFileSync(attachmentPath(folder, other)))
    await expect(files.read(one)).rejects.toBeInstanceOf(AttachmentDamaged)
  })

  it('writes a damaged file anew when the same content is kept again', async () => {
    const files = createAttachmentFiles(folder, key)
    const address = await files.keep(pngBytes)
    truncateSync(attachmentPath(folder, address), 10)
    expect(await files.keep(pngBytes)).toBe(address)
    expect(new Uint8Array(await files.read(address))).toEqual(pngBytes)
  })

  it('never makes a path of what is no address', () => {
    for (const text of ['../../etc/passwd', 'A'.repeat(64), '/etc/passwd', `${'a'.repeat(63)}/`, '']) expect(() => attachmentPath(folder, text as AttachmentAddress), text).toThrow(AttachmentMissing)
  })

  it('sweeps old parts and files that no row names, and nothing young, named or foreign', async () => {
    const files = createAttachmentFiles(folder, key)
    const [named, orphan, young] = [await files.keep(pngWith('named')), await files.keep(pngWith('orphan')), await files.keep(pngWith('young'))]
    const [part, foreign] = [join(folder, 'ab', `${'c'.repeat(62)}.0011.part`), join(folder, 'letter.txt')]
    mkdirSync(dirname(part), { recursive: true })
    for (const path of [part, foreign]) writeFileSync(path, 'x')
    const nowMs = statSync(foreign).mtimeMs
    for (const path of [part, foreign, attachmentPath(folder, named), attachmentPath(folder, orphan)]) utimesSync(path, nowMs / 1000 - 7_200, nowMs / 1000 - 7_200)
    expect(await files.sweep(new Set([named]), nowMs, 3_600_000)).toBe(2)
    expect(filesIn(folder).toSorted()).toEqual([attachmentPath(folder, named), attachmentPath(folder, young), foreign].toSorted())
  })
})

describe('what a file is', () => {
  it('is said by its first bytes, never by its name or claimed type', () => {
    const bytes = (...values: number[]) => Uint8Array.from(values)
    expect(mediaTypeOf(pngBytes)).toBe('image/png')
    expect(mediaTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(mediaTypeOf(new TextEncoder().encode('RIFF....WEBPVP8 '))).toBe('image/webp')
    expect(mediaTypeOf(new TextEncoder().encode('%PDF-1.7'))).toBe('application/pdf')
    for (const other of ['', 'RIFF....WAVE', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'GIF89a', 'PK\u0003\u0004', '\u0089PN']) expect(mediaTypeOf(new TextEncoder().encode(other)), other).toBe('application/octet-stream')
  })

  it.each([
    ['雨伞.png', '雨伞.png'], ['C:\\用户\\照片.jpg', '照片.jpg'], ['../../etc/passwd', 'passwd'], ['a\u202Egpj.exe', 'agpj.exe'], ['', 'attachment'], ['..', 'attachment'], ['照\u0000片', '照片'], ['长'.repeat(200), '长'.repeat(120)], ['\uD800', 'attachment'],
  ])('has the name %j as %j', (given, kept) => { expect(plainFileName(given)).toBe(kept) })
})

describe('attachments in an office', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
  })
  afterAll(async () => { await office.close() })
  const folder = () => archivePaths(office.folder).attachments

  it('keeps a photo and gives it back with its name and real type', async () => {
    const kept = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngBytes, '雨伞.gif', 'image/gif') })
    expect(kept).toMatchObject({ fileName: '雨伞.gif', mediaType: 'image/png', size: pngBytes.length })
    const file = await clerk.attachments.get({ id: kept.id })
    expect([file.name, file.type]).toEqual(['雨伞.gif', 'image/png'])
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(pngBytes)
  })

  it('leaves no plaintext and no name anywhere in the archive’s folder, and nothing in the log', async () => {
    await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngWith('CANARY-in-the-photo'), 'CANARY-file-name.png') })
    const kept = filesIn(office.folder)
    expect(kept.length).toBeGreaterThan(4)
    for (const path of kept) {
      expect(readFileSync(path).includes('CANARY'), path).toBe(false)
      expect(path).not.toContain('CANARY')
    }
    expect(filesIn(folder()).every((path) => /[/\\][0-9a-f]{2}[/\\][0-9a-f]{62}$/.test(path))).toBe(true)
    expect(JSON.stringify(office.lines)).not.toContain('CANARY')
  })

  it('takes ten megabytes and refuses one byte more, by its size and before a file of it is written', async () => {
    const largest = new Uint8Array(10 * megabyte)
    largest.set(pngBytes)
    const kept = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(largest) })
    expect((await clerk.attachments.get({ id: kept.id })).size).toBe(10 * megabyte)
    const before = filesIn(folder()).length
    const tooLarge = new Uint8Array(10 * megabyte + 1)
    tooLarge.set(pngBytes)
    await expect(clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(tooLarge) })).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'attachments.too-large', facts: { limitMb: 10 } }] } })
    expect(filesIn(folder())).toHaveLength(before)
  })

  it('refuses as a photo what is none, whatever it claims, and an empty file; a document may be anything', async () => {
    for (const content of ['<svg onload="alert(1)"/>', '%PDF-1.7', 'MZ\u0090', 'not a picture']) {
      const file = photoOf(new TextEncoder().encode(content), 'photo.jpg', 'image/jpeg')
      await expect(clerk.attachments.put({ purpose: 'deposit-photo', file }), content).rejects.toMatchObject({ data: { refusals: [{ code: 'attachments.not-a-photo' }] } })
      expect((await clerk.attachments.put({ purpose: 'customer-document', file })).size).toBe(file.size)
    }
    await expect(clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(new Uint8Array()) })).rejects.toMatchObject({ data: { refusals: [{ code: 'attachments.empty' }] } })
  })

  it('gives each purpose its own rights, and names the roles that may', async () => {
    const photo = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngBytes) })
    const [auditor, administrator] = [await office.as('auditor'), await office.as('system-administrator')]
    expect((await auditor.attachments.get({ id: photo.id })).size).toBe(pngBytes.length)
    await expect(auditor.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngBytes) })).rejects.toMatchObject({ data: { refusals: [{ code: 'attachments.not-yours', mayDecide: expect.arrayContaining(['clerk']) }] } })
    await expect(administrator.attachments.get({ id: photo.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'attachments.not-yours' }] } })
    await expect(office.anyone().attachments.get({ id: photo.id })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('gives a damaged photo out as a named fault with a reference, never as bytes', async () => {
    const photo = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngWith('to be damaged')) })
    const path = await pathOf(office, photo.id)
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, -1))
    await expect(clerk.attachments.get({ id: photo.id })).rejects.toMatchObject({ code: 'FAULT', data: { code: 'attachment-damaged' } })
    rmSync(path)
    await expect(clerk.attachments.get({ id: photo.id })).rejects.toMatchObject({ code: 'FAULT', data: { code: 'attachment-missing' } })
    writeFileSync(path, whole)
  })

  it('drops an upload that no record named for a day, and never one that a record or its history names', async () => {
    const [abandoned, used, replaced] = [pngWith('abandoned'), pngWith('used'), pngWith('replaced')]
    const ids = []
    for (const bytes of [abandoned, used, replaced]) ids.push((await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(bytes) })).id)
    const [abandonedId, usedId, replacedId] = ids
    if (abandonedId === undefined || usedId === undefined || replacedId === undefined) throw new Error('three were put')
    const deposit = await clerk.deposits.take({ depositor: '测试甲', item: '相机', photoId: replacedId })
    await clerk.deposits.correct({ id: deposit.id, reason: '换照片', depositor: '测试甲', item: '相机', photoId: usedId })
    office.clock.advanceDays(2)
    const later = await office.as('clerk', '第三天的前台')
    await later.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngWith('later')) })
    await expect(later.attachments.get({ id: abandonedId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const id of [usedId, replacedId]) expect((await later.attachments.get({ id })).type).toBe('image/png')
    clerk = later
  })

  it('is told by verification when an attachment is damaged, and backs everything else up, saying so', async () => {
    const photo = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngWith('hit by a bad sector')) })
    const path = await pathOf(office, photo.id)
    const whole = readFileSync(path)
    const keeper = await office.as('archive-administrator')
    expect(await runJob(await keeper.archive.verify({}))).toMatchObject({ verified: true, damagedAttachments: 0 })
    writeFileSync(path, Buffer.from(whole).fill(0, 20, 40))
    expect(await runJob(await keeper.archive.verify({}))).toMatchObject({ verified: false, stateMatches: true, firstBrokenSeq: null, damagedAttachments: 1 })
    expect(await runJob(await keeper.archive.backup({}))).toMatchObject({ verified: true, damagedAttachments: 1 })
    writeFileSync(path, whole)
  })

  it('sweeps what a crash left behind when the archive opens again, and keeps what rows name', async () => {
    const own = await openTestOffice({ today: '2026-03-02' })
    try {
      const desk = await own.as('clerk')
      const kept = await desk.attachments.put({ purpose: 'deposit-photo', file: photoOf(pngWith('named')) })
      const attachments = archivePaths(own.folder).attachments
      const orphan = attachmentPath(attachments, await createAttachmentFiles(attachments, randomBytes(32)).keep(pngWith('orphan')))
      const [named, part] = [await pathOf(own, kept.id), `${orphan}.0a.part`]
      writeFileSync(part, 'half')
      const longAgo = own.clock.now() / 1000 - 7_200
      for (const path of [orphan, part, named]) utimesSync(path, longAgo, longAgo)
      const status = await desk.session.status({})
      await (await own.as('system-administrator')).session.lock({})
      await desk.session.lock({})
      await desk.session.login({ userId: status.actor?.userId ?? never(), password: testPassword })
      expect(filesIn(attachments)).toEqual([named])
      expect((await desk.attachments.get({ id: kept.id })).size).toBe(pngWith('named').length)
    } finally {
      await own.close()
    }
  })

  it('backs attachments up so that a restored archive gives them out, and leaves unfinished parts behind', async () => {
    const bytes = pngWith('in the backup')
    const photo = await clerk.attachments.put({ purpose: 'deposit-photo', file: photoOf(bytes) })
    const path = await pathOf(office, photo.id)
    writeFileSync(`${path}.00.part`, 'half')
    const backup = await runJob(await (await office.as('archive-administrator')).archive.backup({}))
    expect(backup.damagedAttachments).toBe(0)
    const restored = join(dirname(office.folder), 'restored')
    restoreBackup(backup.folder, restored)
    const copied = join(archivePaths(restored).attachments, path.slice(folder().length + 1))
    expect(readFileSync(copied)).toEqual(readFileSync(path))
    expect(existsSync(`${copied}.00.part`)).toBe(false)
  })
})

function never(): never {
  throw new Error('nobody sits here')
}

async function pathOf(office: TestOffice, id: string): Promise<string> {
  const database = await openOfficeDatabase(office)
  try {
    const row = database.prepare<[string], { address: string }>('SELECT address FROM attachments WHERE id = ?').get(id)
    // Written by the program.
    return attachmentPath(archivePaths(office.folder).attachments, (row?.address ?? '') as AttachmentAddress)
  } finally {
    database.close()
  }
}
