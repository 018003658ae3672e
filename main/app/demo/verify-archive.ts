/** Recomputes the whole audit chain and the digest of all records, as an auditor would. */
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'
import { finish } from '#main/app/demo/run-job.ts'

/** Whether every link holds and the records are those that the last audit row signed. */
export async function verifyArchive(office: DemoOffice, account: Account): Promise<boolean> {
  account.begin('demo.verify')
  const verdict = await finish(office.desks.auditor.archive.verify({}))
  const holds = verdict.verified && verdict.stateMatches
  account.claim('the audit chain is whole', holds)
  account.counts['audit'] = { rows: verdict.rows, head: verdict.head.hash }
  account.say(holds ? 'demo.verified' : 'demo.broken', { rows: verdict.rows })
  return holds
}
