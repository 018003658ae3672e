/** What stands in the addresses of the desk's pages. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'
import { deskKinds, deskStates } from '#shared/contract/desk.ts'

const optional = () => z.string().max(60).optional().catch(undefined)

/** Small forms that open over the facts of a record. */
export const deskActs = ['leave', 'settle', 'take-up', 'note', 'close', 'reopen'] as const
export type DeskAct = (typeof deskActs)[number]

export const deskSearch = listSearch({
  kind: searchChoice(['all', ...deskKinds], 'all'), state: searchChoice(deskStates, 'all'), text: searchText(), from: searchDay(), to: searchDay(),
  act: z.enum(deskActs).optional().catch(undefined),
})
/** `again`: the earlier visit of somebody who comes again. */
export const visitSearch = z.object({ again: optional() })
/** `visit`: the visit that the case came from. */
export const caseSearch = z.object({ visit: optional() })
export const dayEndSearch = z.object({ day: searchDay() })
export const noSearch = z.object({})
