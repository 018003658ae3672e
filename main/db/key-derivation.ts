/** From a password or recovery code to a key: Argon2id, memory-hard, off the main thread. */
import { totalmem } from 'node:os'
import { hashRaw } from '@node-rs/argon2'
import { ArchiveDamaged } from '#main/db/faults.ts'

/** Cost of one derivation. Production never goes under its floor; tests pass cheaper settings of their own. */
export type KeyDerivationSettings = { readonly memoryKib: number; readonly passes: number; readonly floorKib: number }
export type DerivationParameters = { readonly memoryKib: number; readonly passes: number }

/** The library's number for Argon2id; its const enum cannot be imported from a module that is stripped of types. */
const argon2id = 2
const smallMemoryBytes = 4 * 1024 ** 3

/** 256 MiB and three passes; 64 MiB on a machine with less than 4 GB. About a third of a second on an office PC. */
export function productionKeyDerivation(): KeyDerivationSettings {
  return { memoryKib: totalmem() < smallMemoryBytes ? 65_536 : 262_144, passes: 3, floorKib: 65_536 }
}

/** Derives 32 bytes. Parameters below the floor are refused: somebody made the file cheap to guess. */
export async function deriveFromSecret(secret: string, salt: Buffer, parameters: DerivationParameters, settings: KeyDerivationSettings): Promise<Buffer> {
  if (parameters.memoryKib < settings.floorKib || parameters.passes < settings.passes) throw new ArchiveDamaged('key-slot parameters are below the floor')
  if (parameters.memoryKib > 4 * 1024 * 1024 || parameters.passes > 20) throw new ArchiveDamaged('key-slot parameters are absurd')
  return hashRaw(secret.normalize('NFKC'), { algorithm: argon2id, memoryCost: parameters.memoryKib, timeCost: parameters.passes, parallelism: 1, outputLen: 32, salt })
}
