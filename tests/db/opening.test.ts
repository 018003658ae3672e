import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseCipher } from '#main/db/cipher.ts'
import { closeConnection, isPlaintext, openConnection } from '#main/db/open.ts'

describe('opening a connection', () => {
  let folder = ''
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dangui-open-')) })
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  const create = (name: string, dataKey = randomBytes(32)) => {
    const path = join(folder, name)
    const connection = openConnection({ path, dataKey, cipher: 'aegis-256', create: true })
    connection.exec('CREATE TABLE line (body TEXT)')
    connection.prepare('INSERT INTO line VALUES (?)').run('明文里找不到的一句话')
    closeConnection(connection)
    return { path, dataKey }
  }

  it('follows the whole recipe when the file is made, when it is reopened, and read-only', () => {
    const { path, dataKey } = create('recipe.db')
    for (const readonly of [false, true]) {
      const connection = openConnection({ path, dataKey, cipher: 'aegis-256', readonly })
      const read = (name: string) => connection.pragma(name, { simple: true })
      expect(read('journal_mode')).toBe('wal')
      expect(read('synchronous'), 'FULL').toBe(2)
      expect(read('foreign_keys')).toBe(1)
      expect(read('temp_store'), 'MEMORY').toBe(2)
      expect(read('cache_size')).toBe(-65_536)
      expect(read('trusted_schema')).toBe(0)
      expect(read('cell_size_check')).toBe(1)
      expect(read('mmap_size') ?? 0).toBe(0)
      expect(read('cipher')).toBe('aegis')
      expect(connection.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version.split('.').map(Number)).toSatisfy(([major = 0, minor = 0, patch = 0]: number[]) => major * 1e6 + minor * 1e3 + patch >= 3_051_003)
      connection.close()
    }
  })

  it('writes no file that begins like SQLite’s, and no sentence in clear', () => {
    const { path } = create('cipher.db')
    const bytes = readFileSync(path)
    expect(isPlaintext(path)).toBe(false)
    expect(bytes.subarray(0, 16).toString('latin1')).not.toContain('SQLite')
    expect(bytes.includes('明文里找不到的一句话')).toBe(false)
  })

  it('refuses an empty key and a key of any other length before it touches the file', () => {
    for (const length of [0, 1, 16, 31, 33, 64]) {
      const path = join(folder, `key-${String(length)}.db`)
      expect(() => openConnection({ path, dataKey: Buffer.alloc(length), cipher: 'aegis-256', create: true }), `${String(length)} bytes`).toThrow(expect.objectContaining({ code: 'wrong-key' }))
      expect(() => readFileSync(path)).toThrow('ENOENT')
    }
  })

  it('names a wrong key, a plaintext file, a cut file and a missing file, and changes none of them', () => {
    const { path, dataKey } = create('faults.db')
    const before = readFileSync(path)
    expect(() => openConnection({ path, dataKey: randomBytes(32), cipher: 'aegis-256' })).toThrow(expect.objectContaining({ code: 'wrong-key' }))
    expect(() => openConnection({ path, dataKey, cipher: 'chacha20' })).toThrow(expect.objectContaining({ code: 'wrong-key' }))
    expect(readFileSync(path).equals(before)).toBe(true)

    const plain = join(folder, 'plain.db')
    writeFileSync(plain, Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(8176)]))
    expect(() => openConnection({ path: plain, dataKey, cipher: 'aegis-256' })).toThrow(expect.objectContaining({ code: expect.stringMatching(/^(wrong-key|archive-damaged)$/) }))
    for (const length of [1, 100, 4095, 4096, before.length - 1]) {
      const cut = join(folder, `cut-${String(length)}.db`)
      writeFileSync(cut, before.subarray(0, length))
      expect(() => openConnection({ path: cut, dataKey, cipher: 'aegis-256' }).prepare('SELECT * FROM line').all(), `${String(length)} bytes`).toThrow()
    }
    expect(() => openConnection({ path: join(folder, 'nowhere.db'), dataKey, cipher: 'aegis-256' })).toThrow(expect.objectContaining({ code: 'archive-damaged' }))
  })

  it('never reads a flipped bit as data', () => {
    const { path, dataKey } = create('flip.db')
    const whole = readFileSync(path)
    let noticed = 0
    for (let index = 0; index < 200; index += 1) {
      const bytes = Buffer.from(whole)
      const at = (index * 7919) % bytes.length
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (index % 8)), at)
      const flipped = join(folder, 'flipped.db')
      writeFileSync(flipped, bytes)
      try {
        const connection = openConnection({ path: flipped, dataKey, cipher: 'aegis-256' })
        const row = connection.prepare<[], { body: string }>('SELECT body FROM line').get()
        connection.close()
        expect(row?.body, `byte ${String(at)}`).toBe('明文里找不到的一句话')
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
        noticed += 1
      }
      for (const rest of ['-wal', '-shm']) rmSync(`${flipped}${rest}`, { force: true })
    }
    expect(noticed, 'most bits lie in pages that were read').toBeGreaterThan(100)
  }, 30_000)

  it('chooses a cipher by trying both, and takes only ciphers that authenticate', () => {
    expect(['aegis-256', 'chacha20']).toContain(chooseCipher())
  })
})
