/** Assembles the one contract that the archive and every client speak. One line a feature. */
import { sessionContract } from '#shared/contract/session.ts'

export const contract = {
  session: sessionContract,
}

export type Contract = typeof contract
