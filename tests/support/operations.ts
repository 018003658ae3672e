/** Every operation of the contract with its address and right, for tests that go through all of them. */
import type { AnyContractProcedure } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'

export type Operation = { readonly path: readonly [feature: string, verb: string]; readonly procedure: AnyContractProcedure; readonly meta: OperationMeta }

/** In the order of the contract. */
export function listOperations(): readonly Operation[] {
  return Object.entries(contract).flatMap(([feature, verbs]) => Object.entries(verbs).map(([verb, procedure]: [string, unknown]): Operation => {
    if (!isContractProcedure(procedure)) throw new Error(`${feature}.${verb} is no operation`)
    // Set by shared/contract/operation.ts, which builds every contract.
    return { path: [feature, verb], procedure, meta: procedure['~orpc'].meta as OperationMeta }
  }))
}
