/** Guarantees that an expected "no" is a value that the compiler makes the caller look at. */

export type Ok<T> = { readonly ok: true; readonly value: T }
export type No<E> = { readonly ok: false; readonly error: E }
/** The outcome of a decision: a value, or the reasons why not. */
export type Result<T, E> = Ok<T> | No<E>

/** Wraps a value that was decided upon. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** Wraps the reasons of a "no". */
export function no<E>(error: E): No<E> {
  return { ok: false, error }
}
