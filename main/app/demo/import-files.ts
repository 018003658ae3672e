/** Imports spreadsheets as a person would: look, rehearse, run; and checks that every row is accounted for. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'
import { finish } from '#main/app/demo/run-job.ts'

/** The product's own samples. */
const samples = new URL('../samples/', import.meta.url).pathname
const spreadsheets = /\.(?:csv|xlsx|xls)$/i

/** Customers come first, so that deposits and loans of the other files can find them. */
const firstOf = (name: string) => (/customer|tenant|客户|租户/i.test(name) ? 0 : 1)

/** The samples that come with the product, in the order in which an office would import them. */
export function listSamples(): readonly string[] {
  return readdirSync(samples).filter((name) => spreadsheets.test(name)).toSorted((one, other) => firstOf(one) - firstOf(other) || one.localeCompare(other)).map((name) => join(samples, name))
}

export async function importFiles(office: DemoOffice, account: Account, files: readonly string[]): Promise<void> {
  account.begin('demo.imports')
  account.claim('there is something to import', files.length > 0)
  for (const path of files) {
    // One bad file is no reason to leave the others out; the claim says which it was.
    await importFile(office, account, path).catch((error: unknown) => { account.claim(`${basename(path)}: ${error instanceof Error ? error.message : String(error)}`, false) })
  }
}

async function importFile(office: DemoOffice, account: Account, path: string): Promise<void> {
  const { imports } = office.desks['archive-administrator']
  const file = basename(path)
  const look = await finish(imports.look({ file: new File([readFileSync(path)], file) }))
  const rehearsal = await finish(imports.rehearse({ stageId: look.stageId, kind: look.kind, mapping: look.mapping }))
  const { counts } = await finish(imports.run({ stageId: look.stageId }))
  account.claim(`${file}: read = new + updated + duplicate + rejected`, counts.read > 0 && counts.read === counts.new + counts.updated + counts.duplicate + counts.rejected)
  account.claim(`${file}: no data line is lost`, counts.read === look.dataLines)
  account.claim(`${file}: the import did what the rehearsal said`, JSON.stringify(rehearsal.counts) === JSON.stringify(counts))
  account.imports.push({ file, ...counts })
  account.say('demo.import-line', { file, ...counts })
}
