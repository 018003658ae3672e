/** Keeps a secret with the operating system, where its store is worth the name. A convenience on top of the password: no archive opens by it alone. */
import { safeStorage } from 'electron'
import type { Keychain } from '#main/platform/platform.ts'

/** Builds the keychain port. It answers null where the system has no store, or one that hides the key beside the secret. */
export function createSystemKeychain(platform: NodeJS.Platform = process.platform): Keychain {
  async function isWorthTheName(): Promise<boolean> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
    // Linux without a keyring: the key is a constant of Chromium's source.
    return platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
  }
  return {
    protect: async (secret) => ((await isWorthTheName()) ? safeStorage.encryptStringAsync(secret) : null),
    async reveal(blob) {
      if (!(await isWorthTheName())) return null
      // Another user's blob, or one of a lost keyring, is as good as none.
      return safeStorage.decryptStringAsync(Buffer.from(blob)).then((opened) => opened.result, () => null)
    },
  }
}
