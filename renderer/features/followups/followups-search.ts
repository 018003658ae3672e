/** What stands in the addresses of follow-ups. */
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import { followupBoxes } from '#shared/contract/followups.ts'
import { followupKinds } from '#shared/domain/followups.ts'

export const followupActs = ['record', 'complement', 'review', 'assign', 'exempt', 'annex', 'close'] as const
export type FollowupAct = (typeof followupActs)[number]
export const followupsSearch = listSearch({ box: searchChoice(followupBoxes, 'open'), kind: searchChoice(['all', ...followupKinds], 'all'), text: searchText(), act: searchChoice(['', ...followupActs], '') })
export const monthSearch = listSearch({ month: searchText() })
export const noSearch = listSearch({})

/** The month before or after, as `YYYY-MM`. */
export function monthBeside(month: string, step: 1 | -1): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7)) + step]
  return number === 0 ? `${String(year - 1)}-12` : number === 13 ? `${String(year + 1)}-01` : `${String(year)}-${String(number).padStart(2, '0')}`
}

/** Numbers or units that were typed with spaces, commas or line breaks between them. */
export function wordsOf(typed: string): string[] {
  return typed.split(/[\s,，、;；]+/).filter((word) => word !== '')
}
