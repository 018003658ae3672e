import { hash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archivePaths } from '#main/db/archive-paths.ts'
import { ArchiveFault } from '#main/db/faults.ts'
import { deriveFromSecret, productionKeyDerivation } from '#main/db/key-derivation.ts'
import { confirmRecoveryCode, createKeySlots, describeSlot, putSlot, readKeySlots, replaceRecoveryCode, unlockWithPassword, unlockWithRecoveryCode } from '#main/db/key-slots.ts'
import { createRecoveryCode, readRecoveryCode } from '#main/db/recovery-code.ts'
import { cheapKeyDerivation as cheap } from '#tests/support/office.ts'

const [password, other] = ['一个够长的口令甲', '一个够长的口令乙']
const administrator = { userId: 'u-1', displayName: '管理员', role: 'system-administrator' as const }
const clerk = { userId: 'u-2', displayName: '前台', role: 'clerk' as const }

describe('the key slots', () => {
  let folder = ''
  let dataKey: Buffer
  let recoveryCode = ''
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dangui-slots-'))
    const made = await createKeySlots(folder, { archiveId: 'a-1', officeName: '测试办公室', cipher: 'aegis-256', createdAt: 1, firstUser: administrator, password }, cheap)
    ;({ dataKey, recoveryCode } = made)
  })
  afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

  const opens = async (userId: string, secret: string) => (await unlockWithPassword(folder, userId, secret, cheap))?.equals(dataKey) ?? false
  const refusal = (code: string) => expect.objectContaining({ refusals: [expect.objectContaining({ code })] })

  it('open with the right password of a person, and with nothing else', async () => {
    await putSlot(folder, dataKey, clerk, other, cheap)
    expect(await opens('u-1', password)).toBe(true)
    expect(await opens('u-2', other)).toBe(true)
    expect(await opens('u-1', other), 'another person’s password').toBe(false)
    expect(await opens('u-1', `${password} `)).toBe(false)
    expect(await opens('u-1', '')).toBe(false)
    expect(await opens('nobody', password), 'an unknown person with a known password').toBe(false)
  })

  it('take the same password however the keyboard composed it', async () => {
    await putSlot(folder, dataKey, clerk, 'Ａｂｃ１２３４５６é', cheap)
    expect(await opens('u-2', 'Abc123456e\u0301')).toBe(true)
  })

  it('never hold the data key or a password in clear', () => {
    const text = readFileSync(archivePaths(folder).keys, 'utf8')
    for (const secret of [dataKey.toString('hex'), dataKey.toString('base64'), dataKey.toString('base64url'), password, recoveryCode, recoveryCode.replaceAll('-', '')]) expect(text).not.toContain(secret)
  })

  it('stay shut for a disabled person, also after a new password, and open again when enabled', async () => {
    await putSlot(folder, dataKey, clerk, other, cheap)
    describeSlot(folder, 'u-2', '前台', true)
    expect(await opens('u-2', other)).toBe(false)
    await putSlot(folder, dataKey, clerk, 'another-long-one', cheap)
    expect(await opens('u-2', 'another-long-one'), 'a new password enables nobody').toBe(false)
    describeSlot(folder, 'u-2', '前台', false)
    expect(await opens('u-2', 'another-long-one')).toBe(true)
    expect(await opens('u-2', other), 'the old password is gone').toBe(false)
  })

  it('keep the last administrator', async () => {
    await putSlot(folder, dataKey, clerk, other, cheap)
    expect(() => { describeSlot(folder, 'u-1', '管理员', true) }).toThrow(refusal('users.last-administrator'))
    await expect(putSlot(folder, dataKey, { ...administrator, role: 'clerk' }, password, cheap)).rejects.toThrow(refusal('users.last-administrator'))
    expect(await opens('u-1', password)).toBe(true)
    await putSlot(folder, dataKey, { userId: 'u-3', displayName: '第二位管理员', role: 'system-administrator' }, other, cheap)
    describeSlot(folder, 'u-1', '管理员', true)
    expect(await opens('u-1', password)).toBe(false)
  })

  it('are bound to person, role and archive: a wrapping moved elsewhere opens nothing', async () => {
    await putSlot(folder, dataKey, clerk, other, cheap)
    const forge = (edit: (file: { slots: Record<string, unknown>[]; archiveId: string }) => void) => {
      const { keys, keysCopy } = archivePaths(folder)
      const whole = readFileSync(keys, 'utf8')
      // The slot file is JSON of the shape that key-slot-file.ts writes.
      const file = JSON.parse(whole.split('\n')[0] ?? '') as { slots: Record<string, unknown>[]; archiveId: string }
      edit(file)
      for (const path of [keys, keysCopy]) writeFileSync(path, sealed(JSON.stringify(file)))
      return () => { for (const path of [keys, keysCopy]) writeFileSync(path, whole) }
    }
    const promoted = forge((file) => { for (const slot of file.slots) if (slot['userId'] === 'u-2') slot['role'] = 'system-administrator' })
    expect(await opens('u-2', other), 'the clerk made herself administrator').toBe(false)
    promoted()
    const swapped = forge((file) => { const [first, second] = file.slots; Object.assign(first ?? {}, { salt: second?.['salt'], nonce: second?.['nonce'], wrapped: second?.['wrapped'] }) })
    expect(await opens('u-1', other), 'the clerk put her wrapping under the administrator’s name').toBe(false)
    swapped()
    const moved = forge((file) => { file.archiveId = 'a-2' })
    expect(await opens('u-2', other), 'the slots were moved to another archive').toBe(false)
    moved()
    expect(await opens('u-2', other)).toBe(true)
  })

  it('refuse a password that is short, easy or the person’s own name', async () => {
    await expect(putSlot(folder, dataKey, clerk, 'short', cheap)).rejects.toThrow(refusal('session.password-too-short'))
    await expect(putSlot(folder, dataKey, clerk, '88888888', cheap)).rejects.toThrow(refusal('session.password-simple'))
    await expect(putSlot(folder, dataKey, { ...clerk, displayName: 'wang.xiaoming' }, 'wang.xiaoming', cheap)).rejects.toThrow(refusal('session.password-is-name'))
  })
})

describe('the recovery code', () => {
  it('opens the archive when every password is forgotten, forgives how it is typed, and names a slip', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dangui-recovery-'))
    const { dataKey, recoveryCode } = await createKeySlots(folder, { archiveId: 'a-1', officeName: '', cipher: 'aegis-256', createdAt: 1, firstUser: administrator, password }, cheap)
    expect((await unlockWithRecoveryCode(folder, ` ${recoveryCode.toLowerCase().replaceAll('-', ' ')} `, cheap)).equals(dataKey)).toBe(true)
    await confirmRecoveryCode(folder, recoveryCode, cheap)
    expect(readKeySlots(folder).recoveryConfirmed).toBe(true)
    const slip = `${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('A') ? 'B' : 'A'}`
    await expect(unlockWithRecoveryCode(folder, slip, cheap)).rejects.toThrow('session.recovery-code-mistyped')
    await expect(unlockWithRecoveryCode(folder, createRecoveryCode(), cheap)).rejects.toThrow('session.recovery-code-wrong')
    const fresh = await replaceRecoveryCode(folder, dataKey, cheap)
    await expect(unlockWithRecoveryCode(folder, recoveryCode, cheap), 'the old code is gone').rejects.toThrow('session.recovery-code-wrong')
    expect((await unlockWithRecoveryCode(folder, fresh, cheap)).equals(dataKey)).toBe(true)
    expect(readKeySlots(folder).recoveryConfirmed, 'the new code is not yet written down').toBe(false)
    rmSync(folder, { recursive: true, force: true })
  })

  it('catches every single wrong sign and every swap of neighbours', () => {
    const code = createRecoveryCode().replaceAll('-', '')
    const slips: string[] = []
    for (let at = 0; at < code.length; at += 1) {
      for (const sign of '23456789ABCDEFGHJKMNPQRSTVWXYZ') slips.push(`${code.slice(0, at)}${sign}${code.slice(at + 1)}`)
      if (at + 1 < code.length) slips.push(`${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`)
    }
    expect(slips.length).toBeGreaterThan(1000)
    expect(slips.filter((slip) => slip !== code && readRecoveryCode(slip) !== null)).toEqual([])
  })
})

describe('a damaged key-slot file', () => {
  let folder = ''
  let dataKey: Buffer
  let whole: Buffer
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dangui-damage-'))
    ;({ dataKey } = await createKeySlots(folder, { archiveId: 'a-1', officeName: '测', cipher: 'aegis-256', createdAt: 1, firstUser: administrator, password }, cheap))
    whole = readFileSync(archivePaths(folder).keys)
  })
  afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

  /** What a login meets: the key, nothing, or a fault with a name. */
  async function meet(): Promise<string> {
    try {
      const key = await unlockWithPassword(folder, 'u-1', password, cheap)
      return key === null ? 'refused' : key.equals(dataKey) ? 'open' : 'WRONG KEY'
    } catch (error) {
      return error instanceof ArchiveFault ? error.code : `UNNAMED ${String(error)}`
    }
  }

  it('opens from the copy for every length at which it was cut, and has a name when both are', async () => {
    const { keys, keysCopy } = archivePaths(folder)
    for (let length = 0; length < whole.length - 1; length += 1) {
      writeFileSync(keys, whole.subarray(0, length))
      expect(await meet(), `${String(length)} bytes`).toBe('open')
    }
    copyFileSync(keys, keysCopy)
    for (const length of [0, 1, 100, whole.length - 40, whole.length - 2]) {
      writeFileSync(keys, whole.subarray(0, length))
      writeFileSync(keysCopy, whole.subarray(0, length))
      expect(await meet(), `${String(length)} bytes of both`).toBe('key-slots-missing')
    }
  })

  it('opens from the copy for every byte that was changed, and has a name when both were', async () => {
    const { keys, keysCopy } = archivePaths(folder)
    for (let at = 0; at < whole.length - 1; at += 1) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at)
      writeFileSync(keys, bytes)
      expect(await meet(), `byte ${String(at)}`).toBe('open')
      writeFileSync(keysCopy, bytes)
      expect(await meet(), `byte ${String(at)} of both`).toBe('key-slots-missing')
      writeFileSync(keysCopy, whole)
    }
  })

  it('takes the newer of two whole copies', async () => {
    const { keys, keysCopy } = archivePaths(folder)
    await putSlot(folder, dataKey, clerk, other, cheap)
    writeFileSync(keys, whole)
    expect(readKeySlots(folder).slots).toHaveLength(2)
    copyFileSync(keysCopy, keys)
    writeFileSync(keysCopy, whole)
    expect(readKeySlots(folder).slots).toHaveLength(2)
  })

  it('has a name when it comes from a later program, is a folder, is empty of sense or is cheap to guess', async () => {
    const { keys, keysCopy } = archivePaths(folder)
    const put = (text: string) => { for (const path of [keys, keysCopy]) writeFileSync(path, sealed(text)) }
    put(JSON.stringify({ version: 2 }))
    expect(await meet()).toBe('archive-from-newer-version')
    for (const nonsense of ['null', '[]', '{}', 'not json', '{"version":1}']) { put(nonsense); expect(await meet(), nonsense).toBe('key-slots-missing') }
    // The shape is the program's own; only the cost is forged.
    const cheapened = JSON.parse(whole.toString('utf8').split('\n')[0] ?? '') as { slots: { memoryKib: number }[] }
    for (const slot of cheapened.slots) slot.memoryKib = 1
    put(JSON.stringify(cheapened))
    expect(await meet()).toBe('archive-damaged')
    rmSync(keys)
    mkdirSync(keys)
    writeFileSync(keysCopy, whole)
    expect(await meet()).toBe('open')
  })
})

describe('the cost of a guess', () => {
  it('is at least 64 MiB in production, and a file that asks for less or for the absurd is refused', async () => {
    const production = productionKeyDerivation()
    expect(production.memoryKib).toBeGreaterThanOrEqual(65_536)
    expect(production.passes).toBeGreaterThanOrEqual(3)
    const salt = Buffer.alloc(16, 1)
    for (const parameters of [{ memoryKib: 65_535, passes: 3 }, { memoryKib: 262_144, passes: 2 }, { memoryKib: 8 * 1024 * 1024, passes: 3 }, { memoryKib: 262_144, passes: 1000 }]) {
      await expect(deriveFromSecret('x', salt, parameters, production)).rejects.toMatchObject({ code: 'archive-damaged' })
    }
  })
})

/** A key-slot file's outer form: one line and its checksum. */
function sealed(text: string): string {
  return `${text}\n${hash('sha256', text, 'hex')}\n`
}
