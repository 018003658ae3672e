/**
 * `npm run demo -- [--out DIR] [--data FILE…] [--json]`: does an office's main work on a new archive, through the same operations as the screens,
 * and ends with 0 only if all of it held. Needs no display.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openAccount } from '#main/app/demo/account.ts'
import type { Account } from '#main/app/demo/account.ts'
import { openDemoOffice } from '#main/app/demo/demo-office.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'
import { exportRegisters } from '#main/app/demo/export-registers.ts'
import { findAnything } from '#main/app/demo/find-anything.ts'
import { importFiles, listSamples } from '#main/app/demo/import-files.ts'
import { keepDeposits } from '#main/app/demo/keep-deposits.ts'
import { lendArchives } from '#main/app/demo/lend-archives.ts'
import { verifyArchive } from '#main/app/demo/verify-archive.ts'
import { workTheDesk } from '#main/app/demo/work-the-desk.ts'
import { roles } from '#shared/domain/access.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

type DemoOptions = {
  readonly out: string
  readonly files: readonly string[]
  readonly isJson: boolean
  /** Of what is printed, and of the files. */
  readonly locale: Locale
  readonly fileLocale: Locale
}

/** The steps forward that the story takes; it begins so many days ago and ends today. */
const daysOfTheStory = 7

function readOptions(): DemoOptions {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, data: { type: 'string', multiple: true }, json: { type: 'boolean' }, locale: { type: 'string' } }, allowPositionals: true,
  })
  const locale = values.locale === 'zh' || values.locale === 'en' ? values.locale : undefined
  // npm runs a script in the project's folder; paths are meant from where the person stands.
  const fromHere = (path: string) => resolve(process.env['INIT_CWD'] ?? '.', path)
  // `--data a.csv b.xls` leaves all but the first as positionals.
  const given = [...(values.data ?? []), ...positionals].map(fromHere)
  return {
    out: values.out === undefined ? mkdtempSync(join(tmpdir(), 'dangui-demo-out-')) : fromHere(values.out), files: given.length > 0 ? given : listSamples(),
    isJson: values.json === true, locale: locale ?? (/^zh/i.test(process.env['LANG'] ?? '') ? 'zh' : 'en'), fileLocale: locale ?? 'zh',
  }
}

async function tellStory(office: DemoOffice, account: Account, { files, fileLocale }: DemoOptions): Promise<boolean> {
  account.say('demo.begin', { day: office.clock.today() })
  account.begin('demo.people')
  account.say('demo.people-done', { count: roles.length })
  await importFiles(office, account, files)
  await workTheDesk(office, account)
  await keepDeposits(office, account)
  await lendArchives(office, account)
  await findAnything(office, account)
  await exportRegisters(office, account, fileLocale)
  return verifyArchive(office, account)
}

async function runDemo(options: DemoOptions): Promise<boolean> {
  const print = (line: string) => { process.stdout.write(`${line}\n`) }
  const account = openAccount(options.locale, print)
  print(translate(options.locale, 'demo.title'))
  mkdirSync(options.out, { recursive: true })
  const office = await openDemoOffice(options.out, daysOfTheStory)
  let auditVerified = false
  try {
    auditVerified = await tellStory(office, account, options)
  } catch (error) {
    account.claim(error instanceof Error ? error.message : String(error), false)
  } finally {
    await office.close()
  }
  const ok = account.failures.length === 0
  print(translate(options.locale, 'demo.files-in', { folder: options.out }))
  print(ok ? translate(options.locale, 'demo.held') : translate(options.locale, 'demo.failed', { what: account.failures.join('; ') }))
  if (options.isJson) print(JSON.stringify({ ok, imports: account.imports, files: account.exports.map((made) => made.file), exports: account.exports, auditVerified, ...account.counts, failures: account.failures }))
  return ok
}

// Whoever reads may leave early (`| head`); the story is told to its end all the same, and cleans up.
process.stdout.on('error', () => undefined)
try {
  process.exitCode = (await runDemo(readOptions())) ? 0 : 1
} catch (error) {
  // Only options that nobody knows end here; what fails in the story is in its account.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${translate('en', 'demo.usage')}\n`)
  process.exitCode = 2
}
