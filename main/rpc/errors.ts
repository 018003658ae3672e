/** Guarantees that a fault shows its name and a reference, and never its message. */

/** The stable code of a named fault, or `unknown`; `shared/text` has a sentence for each. */
export function faultCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[a-z-]+$/.test(error.code)) return error.code
  return 'unknown'
}
