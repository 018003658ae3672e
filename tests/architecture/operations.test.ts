import { describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'
import { findText } from '#shared/text/index.ts'

/** Every operation by its name in the audit trail, with what the contract says about it. */
const operations = Object.entries(contract).flatMap(([feature, doors]) => Object.entries(doors).map(([verb, door]) => {
  // Built by shared/contract/operation.ts, which sets this meta.
  const meta = (door as { readonly '~orpc': { readonly meta: OperationMeta } })['~orpc'].meta
  return { name: `${feature}.${verb}`, kind: meta.kind }
}))

describe('the audit trail', () => {
  it('names every write in a person’s words, in both languages', () => {
    const writes = operations.filter((operation) => operation.kind === 'command').map((operation) => operation.name)
    expect(writes.length).toBeGreaterThan(30)
    for (const locale of ['zh', 'en'] as const) expect(writes.filter((name) => findText(locale, `operation.${name}`) === undefined), locale).toEqual([])
  })
})
