/** What stands in the address of the pages of registers. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'
import { lineStates } from '#shared/contract/registers.ts'

/** What is being done to the open line at the right. */
export const lineDoings = ['correct', 'close', 'strike'] as const
export type LineDoing = (typeof lineDoings)[number]

export const registersSearch = listSearch({ text: searchText() })
export const linesSearch = listSearch({ text: searchText(), state: searchChoice(lineStates, 'current'), from: searchDay(), to: searchDay(), doing: z.enum(lineDoings).optional().catch(undefined) })
