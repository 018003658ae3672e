/** The typed client of the archive, and the query utilities whose keys come from the contract. */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { createConnection, openShellLine } from '#renderer/rpc/connection.ts'
import type { Contract } from '#shared/contract/index.ts'

export type ArchiveClient = ContractRouterClient<Contract>

export const connection = createConnection(openShellLine)
/** Calls operations: `await client.deposits.take(input)`. */
export const client: ArchiveClient = createORPCClient(connection.link)
/** Query options by operation: `orpc.deposits.list.infiniteOptions({ … })`. */
export const orpc: ReturnType<typeof createTanstackQueryUtils<ArchiveClient>> = createTanstackQueryUtils(client)
