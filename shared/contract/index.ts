/** Assembles the one contract that the archive and every client speak. One line a feature. */
import { depositsContract } from '#shared/contract/deposits.ts'
import { sessionContract } from '#shared/contract/session.ts'

export const contract = {
  session: sessionContract,
  deposits: depositsContract,
}

export type Contract = typeof contract
