/** P07's registers: damage and repair (15), half-yearly inspection (14), check of the storage (16), intake of material (8). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

/** "Promptly" prints no figure: 30 days unless the line names a day of its own. */
const repairDays = 30
/** The clause prints no term for putting a bad finding right; a week is the product's default. */
const correctionDays = 7
/** The clause prints no term for a copy that lasts; 30 days is the product's default. */
const copyDays = 30

const goodOrBad = [{ value: 'good', zh: '良好', en: 'Good' }, { value: 'bad', zh: '不良', en: 'Bad' }] as const
const isBad = [{ anyOf: [{ field: 'damp', is: ['bad'] }, { field: 'mould', is: ['bad'] }] }] as const

export const p07Registers = [
  {
    id: 'P07.damage', clause: 'P07-15', prefix: 'XF', zh: '档案破损修复登记', en: 'Damaged files and their repair', day: 'foundDay', title: ['customer', 'kind'], list: ['customer', 'kind', 'detail', 'foundBy', 'repairBy', 'repairedDay', 'method'],
    fields: [
      { key: 'customer', zh: '客户档案', en: 'Customer file', kind: 'customer', required: 'save' },
      { key: 'item', zh: '哪一件', en: 'Document', kind: 'item' },
      { key: 'kind', zh: '破损情况', en: 'Damage', kind: 'choice', required: 'save', options: [{ value: 'faded', zh: '字迹褪变', en: 'Faded' }, { value: 'torn', zh: '纸张破损', en: 'Torn' }, { value: 'other', zh: '其他', en: 'Other' }] },
      { key: 'detail', zh: '情况说明', en: 'Details', kind: 'paragraph', max: 500 },
      { key: 'foundBy', zh: '发现人', en: 'Found by', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'foundDay', zh: '发现日期', en: 'Found on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'repairBy', zh: '修复期限', en: 'Repair by', kind: 'day', notBefore: 'foundDay', hint: { zh: '不填按 30 天', en: '30 days when left empty' } },
      { key: 'repairedDay', zh: '修复日期', en: 'Repaired on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'foundDay' },
      { key: 'method', zh: '修复方法', en: 'Method', kind: 'text', required: 'save', stage: 'close' },
      { key: 'repairedBy', zh: '修复人', en: 'Repaired by', kind: 'person', stage: 'close' },
    ],
    signatures: [{ zh: '发现人', en: 'Found by' }, { zh: '修复人', en: 'Repaired by' }, { zh: '信息主管', en: 'Information supervisor' }],
    closes: { clause: 'P07-15', deed: { zh: '修复完成', en: 'Repaired' }, waiting: { zh: '待修复', en: 'repair open' } },
    opens: [{ id: 'repair', clause: 'P07-15', zh: '修复破损档案', en: 'Repair the damaged file', owner: 'archive-administrator', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }], when: [], from: 'foundDay', dueDay: 'repairBy', term: { unit: 'calendar-days', count: repairDays } }],
  },
  {
    id: 'P07.inspection', clause: 'P07-14', prefix: 'QC', zh: '档案保管半年检查记录', en: 'Half-yearly inspections of the customer files', day: 'inspectedDay', title: ['inspectedDay', 'inspectors'], list: ['inspectors', 'filesChecked', 'faults', 'measures'],
    fields: [
      { key: 'inspectedDay', zh: '检查日期', en: 'Inspected on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'inspectors', zh: '检查人员', en: 'Inspectors', kind: 'text', required: 'save', max: 120 },
      { key: 'filesChecked', zh: '检查的档案', en: 'Files checked', kind: 'paragraph', max: 1_000, required: 'complete', hint: { zh: '柜号、档案号或份数', en: 'Cabinets, file numbers or how many' } },
      { key: 'faults', zh: '发现的问题', en: 'Faults found', kind: 'paragraph', max: 1_000, required: 'complete', hint: { zh: '没有问题请写“无”', en: 'Write "none" when there is none' } },
      { key: 'measures', zh: '处理措施', en: 'Measures', kind: 'paragraph', max: 1_000 },
    ],
    signatures: [{ zh: '检查人员', en: 'Inspectors' }, { zh: '客服经理', en: 'Customer-service manager' }],
    fulfils: [{ duty: 'P07-14' }],
  },
  {
    id: 'P07.environment', clause: 'P07-16', prefix: 'HJ', zh: '库房环境检查记录', en: 'Checks of the storage environment', day: 'checkedDay', title: ['checkedDay', 'checkedBy'], list: ['checkedBy', 'damp', 'mould', 'humidity', 'temperature', 'measures', 'correctedDay'],
    fields: [
      { key: 'checkedDay', zh: '检查日期', en: 'Checked on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'checkedBy', zh: '检查人', en: 'Checked by', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'damp', zh: '防潮', en: 'Damp', kind: 'choice', required: 'complete', options: goodOrBad },
      { key: 'mould', zh: '防霉', en: 'Mould', kind: 'choice', required: 'complete', options: goodOrBad },
      { key: 'humidity', zh: '湿度', en: 'Humidity', kind: 'number', unit: { zh: '%', en: '%' }, min: 0, max: 100 },
      { key: 'temperature', zh: '温度', en: 'Temperature', kind: 'number', unit: { zh: '℃', en: '°C' }, min: -40, max: 60 },
      { key: 'notes', zh: '检查情况', en: 'Notes', kind: 'paragraph', max: 1_000 },
      { key: 'measures', zh: '整改情况', en: 'What was put right', kind: 'paragraph', max: 1_000, required: 'save', stage: 'close' },
      { key: 'correctedDay', zh: '整改完成日期', en: 'Put right on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'checkedDay' },
    ],
    signatures: [{ zh: '检查人', en: 'Checked by' }, { zh: '信息主管', en: 'Information supervisor' }],
    marks: [
      { id: 'damp', clause: 'P07-16', zh: '防潮不良', en: 'Damp', when: [{ field: 'damp', is: ['bad'] }] },
      { id: 'mould', clause: 'P07-16', zh: '防霉不良', en: 'Mould', when: [{ field: 'mould', is: ['bad'] }] },
    ],
    closes: { clause: 'P07-16', deed: { zh: '整改完成', en: 'Put right' }, waiting: { zh: '待整改', en: 'to be put right' }, when: isBad },
    opens: [{ id: 'correct', clause: 'P07-16', zh: '整改库房防潮防霉', en: 'Put the damp or mould in the storage right', owner: 'archive-administrator', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }], when: isBad, from: 'checkedDay', term: { unit: 'calendar-days', count: correctionDays } }],
    fulfils: [{ duty: 'P07-16a' }],
  },
  {
    id: 'P07.intake', clause: 'P07-8', prefix: 'JS', zh: '档案材料接收登记', en: 'Intake of material into the archive', day: 'receivedDay', title: ['material', 'customer'], list: ['material', 'customer', 'carrier', 'isFit', 'writingMedium', 'mediumNote', 'handedBy', 'copiedDay'],
    fields: [
      { key: 'material', zh: '材料名称', en: 'Material', kind: 'text', required: 'save' },
      { key: 'customer', zh: '客户档案', en: 'Customer file', kind: 'customer' },
      { key: 'receivedDay', zh: '接收日期', en: 'Received on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'carrier', zh: '载体', en: 'Carrier', kind: 'choice', required: 'save', options: [{ value: 'paper', zh: '纸张', en: 'Paper' }, { value: 'disk', zh: '磁盘', en: 'Disk' }, { value: 'other', zh: '其他', en: 'Other' }] },
      { key: 'isFit', zh: '能否久存', en: 'Fit for long keeping', kind: 'yes-no', required: 'save', hint: { zh: '热敏纸、传真纸、旧磁盘等不能久存', en: 'Thermal paper, fax paper and old disks are not' } },
      {
        key: 'writingMedium', zh: '书写材料', en: 'Writing medium', kind: 'choice', required: 'complete', hint: { zh: '请用碳素或蓝黑墨水书写，不要用圆珠笔和铅笔', en: 'Write with carbon or blue-black ink, not with ball-point or pencil' },
        options: [{ value: 'carbon', zh: '碳素墨水', en: 'Carbon ink' }, { value: 'blue-black', zh: '蓝黑墨水', en: 'Blue-black ink' }, { value: 'printed', zh: '打印', en: 'Printed' }, { value: 'ball-point', zh: '圆珠笔', en: 'Ball-point' }, { value: 'pencil', zh: '铅笔', en: 'Pencil' }, { value: 'other', zh: '其他', en: 'Other' }],
      },
      { key: 'mediumNote', zh: '书写材料说明', en: 'Note on the medium', kind: 'text', max: 200, required: 'complete', when: [{ field: 'writingMedium', is: ['ball-point', 'pencil'] }] },
      { key: 'handedBy', zh: '移交人', en: 'Handed in by', kind: 'person' },
      { key: 'copiedDay', zh: '复制日期', en: 'Copied on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'receivedDay' },
      { key: 'copyPlace', zh: '复制件存放处', en: 'Where the copy is kept', kind: 'text', required: 'save', stage: 'close' },
    ],
    signatures: [{ zh: '移交人', en: 'Handed in by' }, { zh: '接收人', en: 'Received by' }],
    marks: [
      { id: 'not-fit', clause: 'P07-8', zh: '不能久存', en: 'Not fit for long keeping', when: [{ field: 'isFit', is: ['no'] }] },
      { id: 'medium', clause: 'P07-8', zh: '书写材料易褪色', en: 'Writing that fades', when: [{ field: 'writingMedium', is: ['ball-point', 'pencil'] }] },
    ],
    closes: { clause: 'P07-8', deed: { zh: '复制完成', en: 'Copied' }, waiting: { zh: '待复制', en: 'copy open' }, when: [{ field: 'isFit', is: ['no'] }] },
    opens: [{ id: 'copy', clause: 'P07-8', zh: '复制到可久存的载体', en: 'Copy it onto a carrier that lasts', owner: 'archive-administrator', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }], when: [{ field: 'isFit', is: ['no'] }], from: 'receivedDay', term: { unit: 'calendar-days', count: copyDays } }],
  },
] as const satisfies readonly RegisterForm[]
