/** An import of a customer list beside parsing the same file alone. */
import papaparse from 'papaparse'
import { atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { sampleName, samplePhone } from '#tests/bench/sample-tables.ts'
import { csvFile, importFile } from '#tests/support/imports.ts'
import { openTestOffice } from '#tests/support/office.ts'

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
  const office = await openTestOffice()
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
