/** Closes a `switch` over a literal union: the compiler refuses a case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`a case was forgotten: ${typeof value}`)
}
