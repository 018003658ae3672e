/** Puts every register into files, one with lines in every format that this PC can make, and looks at what came out. */
import { statSync } from 'node:fs'
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'
import { finish } from '#main/app/demo/run-job.ts'
import { reportFormats } from '#main/mechanisms/export/table-report.ts'
import type { Locale } from '#shared/text/index.ts'

export async function exportRegisters(office: DemoOffice, account: Account, locale: Locale): Promise<void> {
  const { reports } = office.desks['archive-administrator']
  account.begin('demo.exports')
  const canPrint = await office.platform.printer.available()
  const { registers } = await reports.registers({ locale })
  account.claim('there are registers to export', registers.length > 0)
  for (const { register } of registers) {
    const { count, isCapped } = await reports.count({ register, locale })
    // An empty register looks the same in every format; one file of it shows that it can be had.
    for (const format of count === 0 ? reportFormats.slice(0, 1) : reportFormats) {
      if (format === 'pdf' && !canPrint) continue
      const file = await finish(reports.export({ register, format, locale }))
      const bytes = file === null ? 0 : (statSync(file.path, { throwIfNoEntry: false })?.size ?? 0)
      account.claim(`${register}.${format} is written`, file !== null && bytes > 0 && bytes === file.bytes)
      account.claim(`${register}.${format} holds every row`, file !== null && (isCapped || file.rows === count))
      if (file === null) continue
      account.exports.push({ register, format, file: file.path, rows: file.rows, bytes })
      account.say('demo.export-line', { file: file.fileName, rows: file.rows, kilobytes: Math.ceil(bytes / 1024) })
    }
  }
  if (!canPrint) account.say('demo.no-pdf')
}
