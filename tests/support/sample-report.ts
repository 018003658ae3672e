/** A report with every kind of column, and hostile texts for its cells. */
import type { ReportRow, TableReport } from '#main/mechanisms/export/table-report.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'

export const exportedAt = toInstant(startOfDayMs(toDay('2026-03-02')) + 9 * 3_600_000)

export const sampleReport: TableReport = {
  title: '寄存登记簿', sheetName: '寄存', filterText: '状态：寄存中', office: '测试物业服务中心', exportedBy: '测试甲', exportedAt, locale: 'zh',
  archiveHead: { seq: 12, hash: 'abc_DEF-123' },
  columns: [
    { key: 'number', title: '编号', kind: 'text', width: 16 }, { key: 'name', title: '寄存人', kind: 'text', width: 12 }, { key: 'idNumber', title: '证件号码', kind: 'text', width: 20 },
    { key: 'phone', title: '电话', kind: 'text', width: 14 }, { key: 'quantity', title: '件数', kind: 'number', width: 6 }, { key: 'fee', title: '押金', kind: 'money', width: 12 },
    { key: 'day', title: '日期', kind: 'day', width: 12 }, { key: 'takenAt', title: '登记时间', kind: 'instant', width: 18 }, { key: 'note', title: '备注', kind: 'long-text', width: 30 },
  ],
}

export function sampleRow(index: number): ReportRow {
  return {
    number: `JC2026-${String(index + 1).padStart(5, '0')}`, name: '王小明', idNumber: '330102199005061234', phone: '13800001234', quantity: index,
    fee: -123_450 - index, day: '2026-02-28', takenAt: startOfDayMs(toDay('2026-03-01')) + 63_000 * 60 * 14, note: '合同一袋\n第二行，龘靐𠮷',
  }
}

/** Batches as a repository yields them; `onEnd` tells that the read transaction was given back. */
export async function* sampleBatches(rows: number, options: { readonly batch?: number; readonly onEnd?: () => void; readonly make?: (index: number) => ReportRow } = {}): AsyncGenerator<ReportRow[], void, void> {
  const size = options.batch ?? 500
  try {
    for (let start = 0; start < rows; start += size) yield Array.from({ length: Math.min(size, rows - start) }, (_, index) => (options.make ?? sampleRow)(start + index))
  } finally {
    options.onEnd?.()
  }
}

/** Texts that spreadsheets run or that break out of quotes, cells, markup. */
export const formulaTexts: readonly string[] = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(1)', '﹦1', ' =1', '  =1', '"=1', "'=1", '\u00A0=1', '\u200B=1', '\uFEFF=1', '`=1',
  "=cmd|'/C calc'!A0", '=HYPERLINK("http://x.invalid","点我")', '=DDE("cmd";"/C calc";"x")', '","=1+1', '"\r\n=1+1', '=IMPORTXML("x")', '-2+3+cmd|\' /C calc\'!A0', '%0A=1', '\u202E=1', '\u0000=1',
]
export const hostileTexts: readonly string[] = [
  ...formulaTexts, '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</td></tr></table><h1>x', ']]>', '&amp;&lt;', '</style><script>', '${1+1}', '{{1}}', '\u0001\u0008\u000B\u001F', '\uD800', 'a\uDC00b',
  '\uFFFE\uFFFF', '\u2028\u2029', '_x000D_', '_x0041_', '', ' ', '  两边有空格  ', 'a\tb', 'a\r\nb', '"', '""', ',', ';', "'", '王小明', '𠮷野家🙂', '‏مرحبا', '0', '00123', '1E5', '3-2', '2026-3-2', '9:30', 'TRUE', '#N/A',
]
