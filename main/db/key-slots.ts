/**
 * Guarantees that the archive's data key is only ever stored wrapped: once per person under the password, once under the printed recovery code,
 * each bound to archive, person, role and cost, and each proven by unlocking before anyone is told that it works.
 */
import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto'
import { archivePaths } from '#main/db/archive-paths.ts'
import { deriveFromSecret } from '#main/db/key-derivation.ts'
import type { KeyDerivationSettings } from '#main/db/key-derivation.ts'
import { readKeySlotFile, writeKeySlotFile } from '#main/db/key-slot-file.ts'
import type { KeySlot, KeySlotFile } from '#main/db/key-slot-file.ts'
import type { CipherName } from '#main/db/open.ts'
import { createRecoveryCode, readRecoveryCode } from '#main/db/recovery-code.ts'
import { passwordWeakness, shortestPassword } from '#shared/domain/passwords.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/access.ts'

/** What may be known about a slot before anyone logs in. */
export type SlotInfo = { readonly userId: string; readonly displayName: string; readonly role: Role; readonly disabled: boolean }
export type KeySlotsInfo = { readonly archiveId: string; readonly officeName: string; readonly cipher: CipherName; readonly recoveryConfirmed: boolean; readonly slots: readonly SlotInfo[] }

type Wrapped = Pick<KeySlot, 'memoryKib' | 'passes' | 'salt' | 'nonce' | 'wrapped'>

function pathsOf(folder: string): readonly [string, string] {
  const paths = archivePaths(folder)
  return [paths.keys, paths.keysCopy]
}

/** What a wrapping is bound to: moving it to another archive, person or role makes it useless. */
function associatedData(archiveId: string, owner: string, role: string, memoryKib: number, passes: number): Buffer {
  return Buffer.from(JSON.stringify(['dangui-slot-1', archiveId, owner, role, memoryKib, passes]))
}

async function wrap(dataKey: Buffer, secret: string, archiveId: string, owner: string, role: string, settings: KeyDerivationSettings): Promise<Wrapped> {
  const { memoryKib, passes } = settings
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const key = await deriveFromSecret(secret, salt, { memoryKib, passes }, settings)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associatedData(archiveId, owner, role, memoryKib, passes))
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  key.fill(0)
  return { memoryKib, passes, salt: salt.toString('base64url'), nonce: nonce.toString('base64url'), wrapped: wrapped.toString('base64url') }
}

/** The data key, or null when the secret does not open this wrapping. */
async function unwrap(wrapping: Wrapped, secret: string, archiveId: string, owner: string, role: string, settings: KeyDerivationSettings): Promise<Buffer | null> {
  const { memoryKib, passes } = wrapping
  const key = await deriveFromSecret(secret, Buffer.from(wrapping.salt, 'base64url'), { memoryKib, passes }, settings)
  const bytes = Buffer.from(wrapping.wrapped, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrapping.nonce, 'base64url'))
    decipher.setAAD(associatedData(archiveId, owner, role, memoryKib, passes))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
  } catch {
    // GCM says only that key, owner or bytes do not fit together; that is all a person may learn.
    return null
  } finally {
    key.fill(0)
  }
}

/** Refuses a password that is too short, the first that anybody would guess, or the person's own name. */
export function checkPassword(password: string, displayName: string): void {
  const weakness = passwordWeakness(password)
  if (weakness === 'short') refuse({ code: 'session.password-too-short', field: 'password', facts: { shortest: shortestPassword }, remedy: { code: 'session.longer-password' } })
  if (weakness === 'simple') refuse({ code: 'session.password-simple', field: 'password', facts: {}, remedy: { code: 'session.longer-password' } })
  const isName = displayName !== '' && password.toLowerCase().includes(displayName.toLowerCase())
  if (isName && [...password].length < [...displayName].length + shortestPassword) refuse({ code: 'session.password-is-name', field: 'password', facts: {}, remedy: { code: 'session.longer-password' } })
}

/** What the login screen may show. Throws KeySlotsMissing or ArchiveFromNewerVersion. */
export function readKeySlots(folder: string): KeySlotsInfo {
  const { archiveId, officeName, cipher, recoveryConfirmed, slots } = readKeySlotFile(pathsOf(folder))
  return { archiveId, officeName, cipher, recoveryConfirmed, slots: slots.map(({ userId, displayName, role, disabled }) => ({ userId, displayName, role, disabled })) }
}

export type FirstUser = { readonly userId: string; readonly displayName: string; readonly role: Role }
export type NewKeySlots = { readonly archiveId: string; readonly officeName: string; readonly cipher: CipherName; readonly createdAt: number; readonly firstUser: FirstUser; readonly password: string }

/** Draws the data key and writes the first slot and the recovery slot, both proven. Returns the key and the code, which is shown once. */
export async function createKeySlots(folder: string, input: NewKeySlots, settings: KeyDerivationSettings): Promise<{ dataKey: Buffer; recoveryCode: string }> {
  checkPassword(input.password, input.firstUser.displayName)
  const dataKey = randomBytes(32)
  const recoveryCode = createRecoveryCode()
  const recovery = await wrap(dataKey, recoverySecret(recoveryCode), input.archiveId, 'recovery', 'recovery', settings)
  const slot = await wrapSlot(dataKey, input.archiveId, input.firstUser, input.password, settings)
  const { archiveId, officeName, cipher, createdAt } = input
  writeKeySlotFile(pathsOf(folder), { version: 1, generation: 1, archiveId, officeName, cipher, createdAt, recoveryConfirmed: false, slots: [slot], recovery })
  await proveRecovery(folder, recoveryCode, settings)
  return { dataKey, recoveryCode }
}

async function wrapSlot(dataKey: Buffer, archiveId: string, user: FirstUser, password: string, settings: KeyDerivationSettings): Promise<KeySlot> {
  const wrapped = await wrap(dataKey, password, archiveId, user.userId, user.role, settings)
  const slot: KeySlot = { ...user, disabled: false, ...wrapped }
  // A slot that nobody can open has locked people out of other systems; it is tried before it is written.
  const proof = await unwrap(slot, password, archiveId, user.userId, user.role, settings)
  if (proof === null || !timingSafeEqual(proof, dataKey)) throw new Error('a new key slot did not open')
  return slot
}

function recoverySecret(code: string): string {
  const secret = readRecoveryCode(code)
  if (secret === null) return refuse({ code: 'session.recovery-code-mistyped', field: 'code', facts: {}, remedy: { code: 'session.compare-code' } })
  return secret
}

async function proveRecovery(folder: string, code: string, settings: KeyDerivationSettings): Promise<Buffer> {
  const file = readKeySlotFile(pathsOf(folder))
  const dataKey = await unwrap(file.recovery, recoverySecret(code), file.archiveId, 'recovery', 'recovery', settings)
  if (dataKey === null) return refuse({ code: 'session.recovery-code-wrong', field: 'code', facts: {}, remedy: { code: 'session.compare-code' } })
  return dataKey
}

/** Opens a person's slot: the data key, or null for a wrong password. An unknown or disabled person costs the same time and gets the same null. */
export async function unlockWithPassword(folder: string, userId: string, password: string, settings: KeyDerivationSettings): Promise<Buffer | null> {
  const file = readKeySlotFile(pathsOf(folder))
  const slot = file.slots.find((entry) => entry.userId === userId && !entry.disabled)
  const tried = slot ?? file.slots[0]
  if (tried === undefined) return null
  const dataKey = await unwrap(tried, password, file.archiveId, tried.userId, tried.role, settings)
  if (slot !== undefined) return dataKey
  dataKey?.fill(0)
  return null
}

/** Opens the recovery slot: the data key. Refuses a mistyped or wrong code. */
export function unlockWithRecoveryCode(folder: string, code: string, settings: KeyDerivationSettings): Promise<Buffer> {
  return proveRecovery(folder, code, settings)
}

/** Changes the file by one generation. */
function change(folder: string, edit: (file: KeySlotFile) => Partial<KeySlotFile>): void {
  const file = readKeySlotFile(pathsOf(folder))
  writeKeySlotFile(pathsOf(folder), { ...file, ...edit(file), generation: file.generation + 1 })
}

/** Adds a person's slot, or replaces it (new password). Proven before it is written; a disabled person stays disabled. */
export async function putSlot(folder: string, dataKey: Buffer, user: FirstUser, password: string, settings: KeyDerivationSettings): Promise<void> {
  checkPassword(password, user.displayName)
  const slot = await wrapSlot(dataKey, readKeySlotFile(pathsOf(folder)).archiveId, user, password, settings)
  change(folder, (file) => {
    const disabled = file.slots.find((entry) => entry.userId === user.userId)?.disabled ?? false
    return { slots: keepAdministrator([...file.slots.filter((entry) => entry.userId !== user.userId), { ...slot, disabled }]) }
  })
}

/** Renames a person or disables the slot. The role is bound into the wrapping, so a new role needs a new password (`putSlot`). */
export function describeSlot(folder: string, userId: string, displayName: string, disabled: boolean): void {
  change(folder, (file) => ({ slots: keepAdministrator(file.slots.map((slot) => (slot.userId === userId ? { ...slot, displayName, disabled } : slot))) }))
}

/** The last person who manages keys can be neither disabled nor turned into something else. */
function keepAdministrator(slots: KeySlot[]): KeySlot[] {
  if (slots.some((slot) => slot.role === 'system-administrator' && !slot.disabled)) return slots
  return refuse({ code: 'users.last-administrator', facts: {}, remedy: { code: 'users.another-administrator-first' } })
}

/** Replaces the recovery code; the old one stops working. Returns the new one, which is shown once. */
export async function replaceRecoveryCode(folder: string, dataKey: Buffer, settings: KeyDerivationSettings): Promise<string> {
  const code = createRecoveryCode()
  const { archiveId } = readKeySlotFile(pathsOf(folder))
  const recovery = await wrap(dataKey, recoverySecret(code), archiveId, 'recovery', 'recovery', settings)
  change(folder, () => ({ recovery, recoveryConfirmed: false }))
  ;(await proveRecovery(folder, code, settings)).fill(0)
  return code
}

/** Notes that the recovery code was typed back; refuses a wrong one. */
export async function confirmRecoveryCode(folder: string, code: string, settings: KeyDerivationSettings): Promise<void> {
  ;(await proveRecovery(folder, code, settings)).fill(0)
  change(folder, () => ({ recoveryConfirmed: true }))
}

/** Follows the office's name, which the login screen shows. */
export function renameOffice(folder: string, officeName: string): void {
  change(folder, () => ({ officeName }))
}
