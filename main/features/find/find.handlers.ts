/** The door of Ctrl+K and of scans. */
import { findAnything } from '#main/features/find/find.service.ts'
import { os } from '#main/rpc/chain.ts'

export const findHandlers = {
  search: os.find.search.handler(({ context, input }) => findAnything(context.reader, context.actor.role, input)),
}
