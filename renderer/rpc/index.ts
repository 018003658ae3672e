/** The door to the archive for screens. */
export { client, connection, orpc } from '#renderer/rpc/client.ts'
export type { ArchiveClient } from '#renderer/rpc/client.ts'
export { troubleOf } from '#renderer/rpc/trouble.ts'
export type { RefusalData, Trouble } from '#renderer/rpc/trouble.ts'
