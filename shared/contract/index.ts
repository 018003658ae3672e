/** Assembles the one contract that the archive and every client speak. One line a feature. */
import { archiveContract } from '#shared/contract/archive.ts'
import { depositsContract } from '#shared/contract/deposits.ts'
import { draftsContract } from '#shared/contract/drafts.ts'
import { sessionContract } from '#shared/contract/session.ts'
import { settingsContract } from '#shared/contract/settings.ts'
import { todayContract } from '#shared/contract/today.ts'
import { usersContract } from '#shared/contract/users.ts'

export const contract = {
  session: sessionContract,
  users: usersContract,
  settings: settingsContract,
  drafts: draftsContract,
  archive: archiveContract,
  today: todayContract,
  deposits: depositsContract,
}

export type Contract = typeof contract
