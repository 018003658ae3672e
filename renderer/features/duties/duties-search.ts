/** What stands in the address of the duties. */
import { listSearch, searchChoice } from '#renderer/ui/index.ts'

export const dutiesSearch = listSearch({ box: searchChoice(['mine', 'all'], 'mine'), status: searchChoice(['open', 'ended', 'all'], 'open'), end: searchChoice(['', 'complete', 'waive'], '') })
