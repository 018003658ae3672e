/** Says at the field what is wrong with a new password; the archive checks again. */
import type { Translate } from '#renderer/ui/use-text.ts'
import { passwordWeakness } from '#shared/domain/passwords.ts'

/** A sentence that says what is wrong with a new password, or null. */
export function passwordFault(t: Translate, password: string): string | null {
  const weakness = passwordWeakness(password)
  if (weakness === null) return null
  return weakness === 'short' ? t('session.password-short', { n: [...password].length }) : t('session.password-simple')
}
