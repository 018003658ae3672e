/** P03's registers: what fitters bring back (B.2), tools (B.3), repair orders (C.2), departures (C.4), returned terminals (C.5), reports on orders (E.2.2), parts that lack (E.3.1). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

/** "Promptly" prints no figure; a report or an inbox line is seen within 3 days. */
const seenDays = 3

/** A tick: there is nothing else to choose. */
const checked = [{ value: 'checked', zh: '已核对', en: 'Checked' }] as const

export const p03Registers = [
  {
    id: 'P03.feedback', clause: 'P03-B.2', prefix: 'XC', zh: '客户及行业情况反馈', en: 'Feedback from the field', day: 'day', title: ['kind', 'content'], list: ['kind', 'content', 'author', 'at', 'readNote'],
    fields: [
      { key: 'kind', zh: '类别', en: 'Kind', kind: 'choice', required: 'save', options: [{ value: 'customer', zh: '客户情况', en: 'Customer' }, { value: 'industry', zh: '行业情况', en: 'Industry' }] },
      { key: 'content', zh: '内容', en: 'Content', kind: 'paragraph', required: 'save', max: 1_000 },
      { key: 'author', zh: '反馈人', en: 'Author', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'at', zh: '反馈时间', en: 'At', kind: 'instant', required: 'save', latest: 'now' },
      { key: 'customer', zh: '客户档案', en: 'Customer file', kind: 'customer' },
      { key: 'readNote', zh: '批示', en: 'Remark', kind: 'text', stage: 'close', max: 200 },
    ],
    signatures: [{ zh: '反馈人', en: 'Author' }, { zh: '阅', en: 'Read by' }],
    closes: { clause: 'P03-B.2', deed: { zh: '已阅', en: 'Read' }, waiting: { zh: '未阅', en: 'unread' } },
  },
  {
    id: 'P03.tools', clause: 'P03-B.3', prefix: 'GJ', zh: '工具资料领用登记', en: 'Tools and papers issued', day: 'issuedDay', title: ['tool', 'holder'], list: ['tool', 'holder', 'upkeep', 'returnedDay', 'condition'],
    fields: [
      { key: 'tool', zh: '工具或资料', en: 'Tool or paper', kind: 'text', required: 'save' },
      { key: 'holder', zh: '领用人', en: 'Holder', kind: 'person', required: 'save' },
      { key: 'issuedDay', zh: '领用日期', en: 'Issued on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'upkeep', zh: '保养记录', en: 'Upkeep', kind: 'paragraph' },
      { key: 'returnedDay', zh: '归还日期', en: 'Returned on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'issuedDay' },
      { key: 'condition', zh: '归还时状况', en: 'Condition', kind: 'choice', required: 'save', stage: 'close', options: [{ value: 'good', zh: '完好', en: 'Good' }, { value: 'worn', zh: '磨损', en: 'Worn' }, { value: 'damaged', zh: '损坏', en: 'Damaged' }, { value: 'lost', zh: '丢失', en: 'Lost' }] },
    ],
    signatures: [{ zh: '领用人', en: 'Holder' }, { zh: '保管人', en: 'Keeper' }],
    marks: [{ id: 'damaged', clause: 'P03-B.3', zh: '损坏或丢失', en: 'Damaged or lost', when: [{ field: 'condition', is: ['damaged', 'lost'] }] }],
    closes: { clause: 'P03-B.3', deed: { zh: '已归还', en: 'Returned' }, waiting: { zh: '在手', en: 'held' } },
  },
  {
    id: 'P03.repair', clause: 'P03-C.2', prefix: 'WX', zh: '维修服务单', en: 'Repair service orders', day: 'receivedDay', title: ['customerName', 'model'], list: ['customerName', 'contact', 'model', 'purchaseDay', 'problem', 'symptoms'],
    fields: [
      { key: 'customerName', zh: '客户名称', en: 'Customer', kind: 'text', required: 'save' },
      { key: 'customer', zh: '客户档案', en: 'Customer file', kind: 'customer' },
      { key: 'address', zh: '地址', en: 'Address', kind: 'text', required: 'save', max: 200 },
      { key: 'contact', zh: '联系方式', en: 'Contact', kind: 'text', required: 'save' },
      { key: 'model', zh: '型号', en: 'Model', kind: 'text', required: 'save' },
      { key: 'purchaseDay', zh: '购买日期', en: 'Purchased on', kind: 'day', required: 'save', latest: 'today', when: [{ field: 'purchaseUnknown', isEmpty: true }] },
      { key: 'purchaseUnknown', zh: '购买日期不详的原因', en: 'Why the purchase date is unknown', kind: 'text', max: 200, hint: { zh: '客户说不出购买日期时写', en: 'Only when the customer cannot say' } },
      { key: 'problem', zh: '反映的问题', en: 'Problem', kind: 'text', required: 'save', max: 200 },
      { key: 'symptoms', zh: '故障现象', en: 'Symptoms', kind: 'paragraph', required: 'save' },
      { key: 'receivedDay', zh: '受理日期', en: 'Received on', kind: 'day', required: 'save', latest: 'today' },
    ],
    signatures: [{ zh: '受理人', en: 'Received by' }, { zh: '维修人', en: 'Technician' }, { zh: '客户', en: 'Customer' }],
    marks: [{ id: 'purchase-unknown', clause: 'P03-C.2', zh: '购买日期不详', en: 'Purchase date unknown', when: [{ field: 'purchaseUnknown', isEmpty: false }] }],
  },
  {
    id: 'P03.returned-terminal', clause: 'P03-C.5', prefix: 'FX', zh: '返修终端登记', en: 'Terminals sent back for repair', day: 'day', title: ['terminal', 'plate'], list: ['terminal', 'plate', 'fault', 'labelAttached', 'sentDay'],
    fields: [
      { key: 'terminal', zh: '终端号', en: 'Terminal', kind: 'text', required: 'save' },
      { key: 'plate', zh: '车牌', en: 'Plate', kind: 'text', required: 'save', max: 20 },
      { key: 'fault', zh: '故障', en: 'Fault', kind: 'text', required: 'save', max: 200 },
      { key: 'day', zh: '拆下日期', en: 'Taken out on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'labelAttached', zh: '机身标签', en: 'Label on the device', kind: 'choice', required: 'save', stage: 'close', options: [{ value: 'attached', zh: '已贴', en: 'Attached' }] },
      { key: 'sentDay', zh: '返修日期', en: 'Sent on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'day' },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }],
    closes: { clause: 'P03-C.5', deed: { zh: '已返修', en: 'Sent back' }, waiting: { zh: '待贴标签返修', en: 'to be labelled and sent' } },
  },
  {
    id: 'P03.order-report', clause: 'P03-E.2.2', prefix: 'GB', zh: '维修情况报告', en: 'Reports on orders', day: 'day', title: ['order', 'report'], list: ['order', 'report', 'author', 'at', 'seenNote'],
    fields: [
      { key: 'order', zh: '维修单号', en: 'Order', kind: 'text', required: 'save', max: 40 },
      { key: 'report', zh: '报告内容', en: 'Report', kind: 'paragraph', required: 'save' },
      { key: 'author', zh: '报告人', en: 'Author', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'at', zh: '报告时间', en: 'At', kind: 'instant', required: 'save', latest: 'now' },
      { key: 'seenNote', zh: '主管意见', en: 'Supervisor’s remark', kind: 'text', stage: 'close', max: 200 },
    ],
    signatures: [{ zh: '报告人', en: 'Author' }, { zh: '部门主管', en: 'Supervisor' }],
    closes: { clause: 'P03-E.2.2', deed: { zh: '主管已阅', en: 'Seen' }, waiting: { zh: '主管未阅', en: 'unread' } },
    closers: ['department-manager', 'general-manager'],
    opens: [{ id: 'see', clause: 'P03-E.2.2', zh: '阅维修情况报告', en: 'Read the report', owner: 'department-manager', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], when: [], from: 'day', term: { unit: 'calendar-days', count: seenDays } }],
  },
  {
    id: 'P03.parts-missing', clause: 'P03-E.3.1', prefix: 'QJ', zh: '缺件请示登记', en: 'Orders that lack parts', day: 'day', title: ['order', 'part'], list: ['order', 'part', 'askedWhom', 'askedAt', 'agreed', 'followUpDay'],
    fields: [
      { key: 'order', zh: '维修单号', en: 'Order', kind: 'text', required: 'save', max: 40 },
      { key: 'part', zh: '缺的器件配件', en: 'Missing part', kind: 'text', required: 'save' },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'askedWhom', zh: '向谁请示', en: 'Asked', kind: 'person', required: 'save' },
      { key: 'askedAt', zh: '请示时间', en: 'Asked at', kind: 'instant', required: 'save', latest: 'now' },
      { key: 'agreed', zh: '商定的办法', en: 'What was agreed', kind: 'text', required: 'save', max: 200 },
      { key: 'followUpDay', zh: '跟进日期', en: 'Follow up on', kind: 'day', required: 'complete', notBefore: 'day' },
      { key: 'outcome', zh: '处理结果', en: 'Outcome', kind: 'text', required: 'save', stage: 'close', max: 200 },
    ],
    signatures: [{ zh: '维修人', en: 'Technician' }, { zh: '主管', en: 'Supervisor' }],
    closes: { clause: 'P03-E.3.1', deed: { zh: '配件到位', en: 'Settled' }, waiting: { zh: '缺件', en: 'parts missing' } },
    opens: [{ id: 'follow-up', clause: 'P03-E.3.1', zh: '跟进缺件的维修', en: 'Follow the order up', owner: 'clerk', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }], when: [{ field: 'followUpDay', isEmpty: false }], from: 'day', dueDay: 'followUpDay', term: { unit: 'calendar-days', count: seenDays } }],
  },
  {
    id: 'P03.departure', clause: 'P03-C.4', prefix: 'CQ', zh: '出发前核对单', en: 'Departure checklists', day: 'day', title: ['order', 'technician'], list: ['order', 'technician', 'information', 'tools', 'parts', 'papers', 'departedAt'],
    fields: [
      { key: 'order', zh: '维修单号', en: 'Order', kind: 'text', required: 'save', max: 40 }, { key: 'technician', zh: '维修人', en: 'Technician', kind: 'person', required: 'save' }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save' },
      { key: 'information', zh: '任务信息', en: 'Information', kind: 'choice', required: 'save', stage: 'close', options: checked }, { key: 'tools', zh: '工具', en: 'Tools', kind: 'choice', required: 'save', stage: 'close', options: checked },
      { key: 'parts', zh: '备件', en: 'Spare parts', kind: 'choice', required: 'save', stage: 'close', options: checked }, { key: 'papers', zh: '文件', en: 'Papers', kind: 'choice', required: 'save', stage: 'close', options: checked },
      { key: 'departedAt', zh: '出发时间', en: 'Departed at', kind: 'instant', required: 'save', stage: 'close', latest: 'now' },
    ],
    signatures: [{ zh: '维修人', en: 'Technician' }],
    closes: { clause: 'P03-C.4', deed: { zh: '已出发', en: 'Departed' }, waiting: { zh: '待核对出发', en: 'to be checked' } },
  },
] as const satisfies readonly RegisterForm[]
