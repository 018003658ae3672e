/**
 * Writes the product's own sample spreadsheets into `main/app/samples`: small, invented, and as untidy as an office's files really are.
 * `node main/launch/run.mjs tests/support/make-import-samples.ts`; the same files come out every time.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import XLSX from '@e965/xlsx'
import { writeXlsx } from 'hucre'
import iconv from 'iconv-lite'
import { creditCheckSign, idCheckSign } from '#shared/domain/imports/numbers-of-law.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'

const folder = join(import.meta.dirname, '../../main/app/samples')
type Value = string | number | Date | null

/** A fixed sequence (Lehmer), so that nothing depends on chance. */
let state = 20_260_302
const next = (): number => { state = (state * 48_271) % 2_147_483_647; return state }
const pick = <T>(values: readonly T[]): T => {
  const value = values[next() % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
const upTo = (count: number): number => next() % count

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '冯', '陈', '蒋', '沈', '韩', '杨', '朱', '许', '何']
const givenNames = ['小明', '小红', '小军', '小芳', '小刚', '小丽', '小华', '小燕', '一', '二', '三', '四']
const firmNames = ['青山', '白云', '绿洲', '星河', '海风', '晨光', '远山', '清泉', '银杏', '红枫', '春江', '秋水', '东篱', '南亩', '西窗', '北辰']
const firmTrades = ['贸易', '餐饮管理', '文化传媒', '科技', '服饰', '家居']
const person = (): string => `${pick(surnames)}${pick(givenNames)}`
const firm = (index: number): string => `${firmNames[index % firmNames.length] ?? ''}${firmTrades[Math.floor(index / firmNames.length) % firmTrades.length] ?? ''}有限公司`
/** Numbers that nobody has: 1380000xxxx. */
const mobile = (): string => `1380000${String(1000 + upTo(9000))}`
const wide = (text: string): string => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

function messyPhone(): string {
  const number = mobile()
  return pick([number, number, number, `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`, `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`, wide(number), `${number}/${mobile()}`, `010-6000${String(1000 + upTo(9000))}转${String(100 + upTo(800))}`, number.slice(0, 10), ''])
}

/** A day between the start of 2021 and the end of 2025, spelt as somebody spells it. */
function spell(day: string): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const serial = Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)
  return pick([day, `${year}/${String(month)}/${String(date)}`, `${year}.${String(month)}.${String(date)}`, `${year}年${String(month)}月${String(date)}日`, day.replaceAll('-', ''), `${year.slice(2)}.${String(month)}.${String(date)}`, String(serial)])
}
const anyDay = (): string => addDays(toDay('2021-01-01'), upTo(1_800))
/** The same in a workbook, where a day may also be a real one. */
const cellOf = (day: string): Value => { const spelling = pick<'date' | 'text'>(['date', 'text']) === 'date' ? null : spell(day); return spelling === null ? new Date(`${day}T00:00:00Z`) : /^\d{5}$/.test(spelling) ? Number(spelling) : spelling }

const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Region 990000 is given to no place, so no firm has such a code. */
function creditCode(): string {
  const body = `91990000${Array.from({ length: 9 }, () => creditSigns[upTo(31)] ?? '0').join('')}`
  return body + creditCheckSign(body)
}
/** Region 990101 is given to no place, so no person has such a number. */
function idNumber(): string {
  const body = `990101${anyDay().replaceAll('-', '').replace(/^20/, '19')}${String(upTo(1000)).padStart(3, '0')}`
  return body + idCheckSign(body)
}

function csv(rows: readonly (readonly string[])[], delimiter: string): string {
  const quoted = (cell: string) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n') + '\r\n'
}

function tenants(): void {
  const rows: string[][] = [['示例大厦租户登记表', '', '', '', '', '', '', ''], ['制表：营运部', '', '', '', '打印日期：2025.12.31', '', '', ''], ['序号', '租户名称', '统一社会信用代码', '联系人', '联系电话', '房号', '入驻日期', '备注']]
  for (let index = 0; index < 40; index += 1) {
    if (index === 12 || index === 27) rows.push(['', '', '', '', '', '', '', ''])
    rows.push([String(index + 1), firm(index), creditCode(), person(), messyPhone(), `${pick(['A座', 'B座'])}${String(100 + upTo(2900))}`, spell(anyDay()), pick(['', '', '', '重点客户', '已退租', '电话停机,请走微信'])])
  }
  const again = (index: number, number: number, name: (text: string) => string) => { const source = rows.filter((row) => row[0] !== '' && Number(row[0]) > 0)[index]; if (source !== undefined) rows.push([String(number), name(source[1] ?? ''), ...source.slice(2)]) }
  again(3, 41, (name) => `${name} `)
  again(9, 42, (name) => name)
  rows.push(['43', '测试日期有限公司', creditCode(), person(), mobile(), 'A座101', '2025年2月31日', ''], ['合计', '', '', '', '', '', '', '43'])
  writeFileSync(join(folder, 'tenants-gbk.csv'), iconv.encode(csv(rows, ','), 'gb18030'))
}

function customers(): void {
  const rows: Value[][] = [['客户编号', '客户名称', '类别', '企业性质', '地址', '联系人', '手机', '身份证号', '首次接触日期', '负责人', '备注']]
  for (let index = 0; index < 60; index += 1) {
    const isPerson = index % 3 === 0
    const id = isPerson ? idNumber() : ''
    // A sheet that took the number for a number has lost its last digits.
    const typedId = id === '' ? null : id.endsWith('X') || index % 2 === 0 ? id : Number(id)
    const phone = messyPhone()
    rows.push([
      index % 17 === 5 ? null : `K-${String(index + 1).padStart(4, '0')}`, isPerson ? person() : firm(index + 40), pick(['一般', '一般客户', '重点', '重点 ', '潜在', '目标', null]), pick(['民营', '国企', '外资', '个体', null]),
      `示例市示例区${pick(['建设路', '人民路', '滨江路'])}${String(1 + upTo(900))}号`, person(), /^\d{11}$/.test(phone) ? Number(phone) : phone, typedId, cellOf(anyDay()), person(),
      pick([null, null, '"老板很忙"\n下午再打', '=A1+1', '@待核实', '+86 备用', '-- 停用 --', 'A,B两处办公']),
    ])
  }
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { cellDates: true, UTC: true }), '客户')
  // The library's buffer is typed as any; it is a Buffer for this type.
  writeFileSync(join(folder, 'customers.xls'), XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
}

async function vehicles(): Promise<void> {
  const documents = ['绿卡', '购车发票', '销售合同', '身份证', '交车检查表', '行驶证', '保险单', '衍生服务清单', '合格证', '交车照片', 'PDI', '其他']
  const rows: Value[][] = [['新车档案移交登记'], ['交档人', '接收人', '车牌', '车架号', '车主', '车主电话', '交车日期', '移交日期', ...documents, '资料不齐说明']]
  for (let index = 0; index < 48; index += 1) {
    const delivered = anyDay()
    const ticks = documents.map((): Value => (upTo(9) === 0 ? null : pick<Value>(['√', '√', '√', '有', 'Y', 1, '✓'])))
    const missing = documents.filter((_, position) => ticks[position] === null)
    const vin = `L${Array.from({ length: 16 }, () => 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'[upTo(33)] ?? '0').join('')}`
    rows.push([person(), person(), `示A${String(10_000 + index * 37)}`, vin, person(), messyPhone(), cellOf(delivered), cellOf(addDays(toDay(delivered), upTo(9))), ...ticks, missing.length === 0 ? null : `缺${missing.join('、')}`])
  }
  writeFileSync(join(folder, 'vehicle-handovers.xlsx'), await writeXlsx({ sheets: [{ name: '移交登记', rows }] }))
}

async function deposits(): Promise<void> {
  const rows: Value[][] = [['寄存日期', '时间', '租户/房号', '物品', '数量', '寄存人', '电话', '领取人', '领取时间', '经手人', '备注']]
  for (let index = 0; index < 50; index += 1) {
    const [day, depositor] = [anyDay(), person()]
    const isHeld = index % 6 === 0
    rows.push([
      cellOf(day), `${String(8 + upTo(11))}:${String(upTo(60)).padStart(2, '0')}`, `A座${String(100 + upTo(2900))}`, pick(['行李箱(黑)', '快递2件', '钥匙一串', '文件袋(密封)', '雨伞', '蛋糕,放冰箱']), pick<Value>([1, 2, '一', '两件', '叁', '若干', null]),
      depositor, messyPhone(), isHeld ? null : pick([depositor, depositor, person()]), isHeld ? null : cellOf(addDays(toDay(day), upTo(4))), person(), pick([null, null, '易碎']),
    ])
  }
  writeFileSync(join(folder, 'deposit-book.xlsx'), await writeXlsx({ sheets: [{ name: '寄存簿', rows }] }))
}

function loans(): void {
  const rows: string[][] = [['借阅日期', '借阅人', '部门', '资料名称', '份数', '理由', '应还', '归还日期', '批准人']]
  for (let index = 0; index < 50; index += 1) {
    const day = anyDay()
    const due = addDays(toDay(day), 3)
    rows.push([day, person(), pick(['销售部', '客服部', '财务部', '营运部']), `${firm(index)}档案`, pick(['1', '2', '一份', '叁']), pick(['核对合同', '年审', '客户投诉', '']), due, index % 9 === 0 ? '' : addDays(toDay(day), upTo(7)), person()])
  }
  writeFileSync(join(folder, 'loan-register.csv'), `\uFEFF${csv(rows, ';')}`)
}

tenants()
customers()
await vehicles()
await deposits()
loans()
