/** P01's registers: improvement and corrective actions (3.2), tenant meetings (4.7), outgoing notices and letters (4.8), work at tenants (4.12), what is said online (4.16). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

/** The clause prints no term for an action without a day of its own; 30 days is the product's default. */
const actionDays = 30

/** A burst pipe does not wait for a telephone call: whoever says what the emergency was begins without one, and the line is marked. */
const contactFirst = [{ field: 'emergency', isEmpty: true }] as const

export const p01Registers = [
  {
    id: 'P01.action', clause: 'P01-3.2', prefix: 'CS', zh: '改进、纠正和预防措施登记', en: 'Improvement, corrective and preventive actions', day: 'openedDay', title: ['kind', 'what'], list: ['kind', 'what', 'department', 'responsible', 'dueDay', 'result'],
    fields: [
      { key: 'kind', zh: '类别', en: 'Kind', kind: 'choice', required: 'save', options: [{ value: 'improvement', zh: '改进', en: 'Improvement' }, { value: 'corrective', zh: '纠正', en: 'Corrective' }, { value: 'preventive', zh: '预防', en: 'Preventive' }] },
      { key: 'what', zh: '措施', en: 'Action', kind: 'text', required: 'save', max: 200 },
      { key: 'department', zh: '责任部门', en: 'Department', kind: 'text', required: 'save', max: 40 },
      { key: 'responsible', zh: '责任人', en: 'Responsible', kind: 'person' },
      { key: 'openedDay', zh: '提出日期', en: 'Opened on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'dueDay', zh: '完成期限', en: 'Due', kind: 'day', notBefore: 'openedDay', hint: { zh: '不填按 30 天', en: '30 days when left empty' } },
      { key: 'result', zh: '结果', en: 'Result', kind: 'paragraph', required: 'save', stage: 'close' },
      { key: 'doneDay', zh: '完成日期', en: 'Done on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'openedDay' },
    ],
    signatures: [{ zh: '责任部门', en: 'Department' }, { zh: '营运服务部', en: 'Operations service' }],
    closes: { clause: 'P01-3.2', deed: { zh: '措施落实', en: 'Done' }, waiting: { zh: '待落实', en: 'open' } },
    opens: [{ id: 'do', clause: 'P01-3.2', zh: '落实改进、纠正和预防措施', en: 'Carry the action out', owner: 'department-manager', ownerField: 'responsible', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], when: [], from: 'openedDay', dueDay: 'dueDay', term: { unit: 'calendar-days', count: actionDays } }],
  },
  {
    id: 'P01.tenant-meeting', clause: 'P01-4.7', prefix: 'HY', zh: '租户大会记录', en: 'Tenant meetings', day: 'day', title: ['topic'], list: ['topic', 'place', 'attendees', 'minutes', 'demands'],
    fields: [
      { key: 'topic', zh: '议题', en: 'Topic', kind: 'text', required: 'save', max: 200 },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save' },
      { key: 'place', zh: '地点', en: 'Place', kind: 'text', required: 'save' },
      { key: 'attendees', zh: '到会人数', en: 'Attendees', kind: 'number', whole: true, min: 1, max: 100_000, required: 'save', stage: 'close' },
      { key: 'minutes', zh: '会议记录', en: 'Minutes', kind: 'paragraph', max: 4_000, required: 'save', stage: 'close' },
      { key: 'demands', zh: '租户提出的要求', en: 'Demands raised', kind: 'paragraph', max: 4_000, stage: 'close' },
    ],
    signatures: [{ zh: '主持人', en: 'Chair' }, { zh: '记录人', en: 'Minutes by' }],
    closes: { clause: 'P01-4.7', deed: { zh: '已有记录', en: 'On record' }, waiting: { zh: '缺会议记录', en: 'minutes missing' } },
  },
  {
    id: 'P01.outgoing', clause: 'P01-4.8', prefix: 'FW', zh: '通知、函件登记', en: 'Outgoing notices and letters', day: 'day', title: ['title'], list: ['kind', 'title', 'department', 'clerk', 'addressees'],
    fields: [
      { key: 'kind', zh: '类别', en: 'Kind', kind: 'choice', required: 'save', options: [{ value: 'notice', zh: '通知', en: 'Notice' }, { value: 'letter', zh: '函件', en: 'Letter' }] },
      { key: 'title', zh: '标题', en: 'Title', kind: 'text', required: 'save', max: 200 },
      { key: 'department', zh: '发文部门', en: 'Issuing department', kind: 'text', required: 'save', max: 40 },
      { key: 'clerk', zh: '营运服务人员', en: 'Operations clerk', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'addressees', zh: '收文单位', en: 'Addressees', kind: 'paragraph' },
    ],
    signatures: [{ zh: '发文部门', en: 'Issuing department' }, { zh: '营运服务人员', en: 'Operations clerk' }],
  },
  {
    id: 'P01.job', clause: 'P01-4.12', prefix: 'SM', zh: '上门工作登记', en: 'Work at tenants', day: 'plannedDay', title: ['unit', 'job'], list: ['unit', 'job', 'contactedWhom', 'contactedAt', 'contactedBy', 'startedAt'],
    fields: [
      { key: 'unit', zh: '租户单元', en: 'Unit', kind: 'text', required: 'save', max: 40 }, { key: 'job', zh: '工作内容', en: 'Job', kind: 'text', required: 'save', max: 200 }, { key: 'plannedDay', zh: '计划日期', en: 'Planned for', kind: 'day', required: 'save' },
      { key: 'emergency', zh: '紧急情况', en: 'Emergency', kind: 'text', stage: 'close', max: 200, hint: { zh: '来不及先联系租户时写明原因', en: 'Only when there was no time to contact the tenant first: say why' } },
      { key: 'contactedAt', zh: '联系租户时间', en: 'Tenant contacted at', kind: 'instant', required: 'save', stage: 'close', latest: 'now', when: contactFirst }, { key: 'contactedWhom', zh: '租户联系人', en: 'Contacted', kind: 'text', required: 'save', stage: 'close', when: contactFirst },
      { key: 'contactedBy', zh: '我方联系人', en: 'Contacted by', kind: 'person', required: 'save', stage: 'close', when: contactFirst },
      { key: 'startedAt', zh: '开始时间', en: 'Started at', kind: 'instant', required: 'save', stage: 'close', latest: 'now', notBefore: 'contactedAt' },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }, { zh: '租户', en: 'Tenant' }],
    marks: [{ id: 'emergency', clause: 'P01-4.12', zh: '紧急，未先联系租户', en: 'Emergency: tenant not contacted first', when: [{ field: 'emergency', isEmpty: false }] }],
    closes: { clause: 'P01-4.12', deed: { zh: '已开始', en: 'Started' }, waiting: { zh: '未开始', en: 'not started' } },
  },
  {
    id: 'P01.online', clause: 'P01-4.16', prefix: 'WS', zh: '网上热点、建议和投诉登记', en: 'Hot issues, suggestions and complaints online', day: 'day', title: ['channel', 'content'], list: ['channel', 'content', 'link', 'responsible', 'countermeasure'],
    fields: [
      { key: 'channel', zh: '网站或论坛', en: 'Channel', kind: 'text', required: 'save' }, { key: 'content', zh: '内容', en: 'Content', kind: 'paragraph', required: 'save' }, { key: 'link', zh: '网址或截图存放处', en: 'Link or screenshot', kind: 'text', required: 'complete', max: 400 }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'responsible', zh: '跟踪人', en: 'Responsible', kind: 'person', required: 'save', stage: 'close' }, { key: 'countermeasure', zh: '应对办法', en: 'Countermeasure', kind: 'paragraph', required: 'save', stage: 'close' },
    ],
    signatures: [{ zh: '跟踪人', en: 'Responsible' }],
    closes: { clause: 'P01-4.16', deed: { zh: '已应对', en: 'Answered' }, waiting: { zh: '待应对', en: 'open' } },
  },
] as const satisfies readonly RegisterForm[]
