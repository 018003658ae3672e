/** What makes a password acceptable here; the archive checks again. */
import type { Translate } from '#renderer/ui/index.ts'

export const shortestPassword = 8

/** A sentence that says what is wrong with a new password, or null. Length is counted in characters, not bytes. */
export function passwordFault(t: Translate, password: string): string | null {
  const length = [...password].length
  if (length < shortestPassword) return t('session.password-short', { n: length })
  return /^(.)\1+$/.test(password) || /^(12345678|password|qwertyui|88888888)/i.test(password) ? t('session.password-simple') : null
}
