import { describe, expect, it } from 'vitest'
import { measureColumns, widthOf } from '#main/mechanisms/export/paper-columns.ts'
import { reportPage } from '#main/mechanisms/export/report-page.ts'
import type { ColumnKind, ReportColumn } from '#main/mechanisms/export/table-report.ts'
import { sampleReport } from '#tests/support/sample-report.ts'

const column = (key: string, width: number, kind: ColumnKind = 'text'): ReportColumn => ({ key, title: key, kind, width })
const limit = { rows: 1000, exceeded: () => { throw new Error('too long') } }

function layOut(columns: readonly ReportColumn[], rows: readonly (readonly string[])[]) {
  const measured = measureColumns(columns)
  for (const row of rows) for (const [index, text] of row.entries()) measured.see(index, text)
  return measured.layout()
}

/** What each column gets of the width of an A4 page that lies, in mm. */
const millimetres = (layout: ReturnType<typeof layOut>) => layout.columns.map(({ percent }) => (percent / 100) * 277)

describe('columns on paper', () => {
  it('take the width of what stands in them, not of what might', () => {
    const layout = layOut([column('a', 40), column('b', 40)], [['短', '一个相当长的单位名称有限公司']])
    expect((layout.columns[1]?.percent ?? 0) / (layout.columns[0]?.percent ?? 1)).toBeGreaterThan(3)
    expect(layout.columns.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100)
  })

  it('are left out by name when no row has anything in them, and all stand there when there is no row', () => {
    const columns = [column('a', 10), column('b', 10)]
    const layout = layOut(columns, [['x', ''], ['y', '']])
    expect([layout.columns.map((kept) => kept.column.key), layout.empty.map((left) => left.key)]).toEqual([['a'], ['b']])
    expect([layOut(columns, []).columns.length, layOut(columns, []).empty]).toEqual([2, []])
  })

  it('stand upright while they fit, lie down when they do not, and only then take smaller type', () => {
    const of = (count: number) => layOut(Array.from({ length: count }, (_, index) => column(`c${String(index)}`, 12)), [Array.from({ length: count }, () => '123456789012')])
    expect([of(6).isLandscape, of(6).typePt]).toEqual([false, 8.5])
    expect([of(10).isLandscape, of(10).typePt]).toEqual([true, 8.5])
    expect(of(15).typePt).toBeLessThan(8.5)
    expect(of(15).typePt).toBeGreaterThanOrEqual(6.5)
  })

  it('leave numbers whole when there is too much, and let long texts break', () => {
    const columns = [...Array.from({ length: 10 }, (_, index) => column(`n${String(index)}`, 12)), column('text', 60, 'long-text'), column('more', 60, 'long-text')]
    const layout = layOut(columns, [[...Array.from({ length: 10 }, () => '123456789012'), '长'.repeat(30), '长'.repeat(30)]])
    const widths = millimetres(layout)
    expect(layout.typePt).toBe(6.5)
    for (const width of widths.slice(0, 10)) expect(width).toBeGreaterThan(12 * 0.196 * layout.typePt)
    expect(widths[10] ?? 0).toBeLessThan(60 * 0.196 * layout.typePt)
  })

  it('count a Chinese character as two, a capital as more than one, and the longest line of a cell', () => {
    expect([widthOf(''), widthOf('abc'), widthOf('王小明'), widthOf('JC2026'), widthOf('短\n第二行更长')]).toEqual([0, 3, 6, 7, 10])
  })

  it('tell at the foot of the page which are not on it', async () => {
    const columns = [column('编号', 10), column('车牌', 10), { ...column('建档人', 10), onPaper: false }]
    const { html } = await reportPage({ ...sampleReport, columns }, (async function* () { yield [{ 编号: 'KH2026-00001', 建档人: '前台甲' }] })(), limit)
    expect(html).toContain('空栏未印：车牌')
    expect(html).toContain('只在表格文件中：建档人')
    expect(html).not.toContain('前台甲')
  })
})
