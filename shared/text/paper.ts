/** Sentences on paper: report footers, tickets, labels, slips, sheets; and the refusals of exports. */
import type { TextTable } from '#shared/text/text-table.ts'

export const paperText = {
  'paper.page-of': { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  'paper.exported-by': { zh: '导出人：{name}　导出时间：{time}', en: 'Exported by {name} at {time}' },
  'paper.office': { zh: '单位：{office}', en: 'Office: {office}' },
  'paper.filter': { zh: '筛选条件：{filter}', en: 'Filter: {filter}' },
  'paper.no-filter': { zh: '无（全部记录）', en: 'none (all records)' },
  'paper.row-count': { zh: '共 {rows} 行', en: '{rows} rows' },
  'paper.archive-head': { zh: '档案链：第 {seq} 号 {hash}', en: 'Archive chain: no. {seq} {hash}' },
  'paper.cells-cut': { zh: '有 {cells} 格文字过长，已截断并以“…”标记', en: '{cells} cells were too long; cut and marked with “…”' },
  'paper.report-foot': { zh: '{office}　{title}　{name}　{time}', en: '{office}   {title}   {name}   {time}' },
  'paper.untitled': { zh: '导出', en: 'export' },
  'refusal.reports.pdf-engine-missing': { zh: '这台电脑上没有可用来生成 PDF 的浏览器（Chrome 或 Edge）。', en: 'This PC has no browser (Chrome or Edge) that could make the PDF.' },
  'remedy.reports.use-desktop-or-xlsx': { zh: '安装 Chrome 或 Edge，或改为导出 xlsx', en: 'Install Chrome or Edge, or export as xlsx' },
  'refusal.reports.pdf-too-long': { zh: 'PDF 最多 {limit} 行，现在超过了。', en: 'A PDF holds at most {limit} rows; there are more.' },
  'remedy.reports.narrow-or-xlsx': { zh: '缩小筛选范围，或改为导出 xlsx', en: 'Narrow the filter, or export as xlsx' },
  'refusal.reports.folder-missing': { zh: '要保存到的文件夹不存在。', en: 'The folder to save into does not exist.' },
  'remedy.reports.choose-folder': { zh: '另选一个文件夹', en: 'Choose another folder' },
} as const satisfies TextTable
