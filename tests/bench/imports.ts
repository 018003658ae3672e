/** An import of a customer list beside parsing the same file alone; the long tasks run from the built program, as at a customer's. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import papaparse from 'papaparse'
import { atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { sampleName, samplePhone } from '#tests/bench/sample-tables.ts'
import { csvFile, importFile } from '#tests/support/imports.ts'
import { openTestOffice } from '#tests/support/office.ts'

const builtWorker = join(process.env['DANGUI_OUT'] ?? join(import.meta.dirname, '../../out'), 'main', 'worker.js')

const head = ['客户编号', '客户名称', '类别', '联系人', '手机', '首次接触日期', '备注']

/** Customers that no earlier round has brought, so that every line is new work. */
function customers(round: number, rows: number): readonly (readonly string[])[] {
  return [head, ...Array.from({ length: rows }, (_, index) => {
    const each = round * rows + index
    return [`K-${String(each)}`, `${sampleName(each)}第${String(each)}有限公司`, '一般', sampleName(each + 1), samplePhone(each), '2025-03-01', '']
  })]
}

export async function measureImports(scale: Scale): Promise<readonly Figure[]> {
  const rows = scale.importRows
  if (!existsSync(builtWorker)) throw new Error('build first: npm run build')
  const office = await openTestOffice({ workerUrl: pathToFileURL(builtWorker) })
  const archivist = await office.as('archive-administrator')
  let round = 0
  const ratio = await ratioOf(async () => {
    round += 1
    const { counts } = await importFile(archivist, csvFile(customers(round, rows)))
    if (counts.new !== rows) throw new Error(`${String(counts.new)} of ${String(rows)} customers came in`)
  }, async () => {
    const { data } = papaparse.parse<string[]>(await csvFile(customers(0, rows)).text())
    if (data.length !== rows + 1) throw new Error('the file was not read')
  }, 3, 1)
  await office.close()
  return [atMost(`import of ${String(rows / 1000)}k customers / parsing the file alone`, ratio, 60)]
}
