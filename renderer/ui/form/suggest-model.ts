/** Guarantees what a type-ahead does with what was typed: when a line is picked, and when the words stay as they are. */

/** Letters and digits of initials, plates and phone tails; Chinese words are meant as they stand. */
export function isCodeLike(typed: string): boolean {
  return /^[a-z0-9\-.]+$/i.test(typed.trim())
}

/** The line that is highlighted when the answers arrive: the first for letters and digits, the same word for Chinese, else none (-1). */
export function firstHighlight(typed: string, labels: readonly string[], strict: boolean): number {
  if (labels.length === 0) return -1
  const same = labels.indexOf(typed.trim())
  if (same >= 0) return same
  return isCodeLike(typed) || strict ? 0 : -1
}
