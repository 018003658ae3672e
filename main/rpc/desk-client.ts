/** Calls the router from inside the process, through the same chain as every shell: for the demonstration and for automation. */
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import type { ChainHost } from '#main/rpc/chain.ts'
import type { Desk } from '#main/rpc/call.ts'
import type { Contract } from '#shared/contract/index.ts'

/** Every operation of the contract, as one desk may call it. */
export type DeskClient = ContractRouterClient<Contract>

/** A client that acts at one desk. */
export function createDeskClient<Router extends Parameters<typeof createRouterClient>[0]>(router: Router, context: { readonly desk: Desk; readonly host: ChainHost }): DeskClient {
  // The router is checked against the contract where it is built (`os.router`), so its client is the contract's client.
  return createRouterClient(router, { context }) as DeskClient
}
