/** Guarantees that an id of one subject cannot be used as the id of another. */

/** A UUIDv7 minted by `main/platform/ids`, branded with its subject (`Id<'deposit'>`). */
export type Id<Subject extends string> = string & { readonly __subject: Subject }

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text is a UUIDv7 in its canonical lower-case spelling; says nothing about its subject. */
export function isId(text: string): boolean {
  return uuidPattern.test(text)
}
