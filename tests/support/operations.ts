/** Every operation of the contract with its address and right, and a way to call any of them, for tests that go through all. */
import type { AnyContractProcedure } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

export type Operation = { readonly path: readonly [feature: string, verb: string]; readonly procedure: AnyContractProcedure; readonly meta: OperationMeta }

/** In the order of the contract. */
export function listOperations(): readonly Operation[] {
  return Object.entries(contract).flatMap(([feature, verbs]) => Object.entries(verbs).map(([verb, procedure]: [string, unknown]): Operation => {
    if (!isContractProcedure(procedure)) throw new Error(`${feature}.${verb} is no operation`)
    // Set by shared/contract/operation.ts, which builds every contract.
    return { path: [feature, verb], procedure, meta: procedure['~orpc'].meta as OperationMeta }
  }))
}

/** What a call came to: `code` is `OK`, or the code of the error. */
export type Answer = { readonly code: string; readonly data?: unknown; readonly error?: unknown }

/** Calls an operation with any value at all. A stream is read to its end; the endless one of changes is left after it began. */
export async function callOperation(client: Client, { path: [feature, verb] }: Operation, input: unknown): Promise<Answer> {
  // The address comes from the contract that the client was built from; the input is whatever the test sends.
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[feature]?.[verb]
  if (call === undefined) throw new Error(`no client for ${feature}.${verb}`)
  try {
    const output = await call(input)
    if (isStream(output)) {
      if (verb === 'watch') await output.return(undefined)
      else for (let step = await output.next(); step.done !== true;) step = await output.next()
    }
    return { code: 'OK' }
  } catch (error) {
    const { code, data } = Object(error) as { code?: unknown; data?: unknown }
    return { code: typeof code === 'string' ? code : 'UNTYPED', data, error }
  }
}

function isStream(value: unknown): value is AsyncGenerator<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** The number of the newest audit row, asked for through the program's own door. */
export async function readAuditSeq(office: TestOffice): Promise<number> {
  return (await (await office.as('auditor')).archive.audit({ size: 1 })).rows[0]?.seq ?? 0
}
