/** Guarantees that the desk and the archive mean the same by an acceptable password. */

export const shortestPassword = 8

const easyPasswords = /^(.)\1+$|^(12345678|password|qwertyui|88888888)/iu

/** What is wrong with a new password, or null. Length is counted in characters, not bytes. */
export function passwordWeakness(password: string): 'short' | 'simple' | null {
  if ([...password].length < shortestPassword) return 'short'
  return easyPasswords.test(password) ? 'simple' : null
}
