/** P06's registers: restricted requests (A.3), gifts (A.3.3), pick-ups (C.1, C.4), pest control (B.5), fit-outs, goods passes and repair requests (B.2), training (B.7), tank cleaning (B.11), survey rounds (B.12), events (B.13). */
import type { DutyRule } from '#shared/domain/duties.ts'
import type { PackQuota } from '#shared/domain/pack-quotas.ts'
import type { RegisterForm } from '#shared/domain/register-forms.ts'

/** The clause prints no term for putting a failed sample right; a week is the product's default. */
const retestDays = 7

/** From the lowest; the clause asks for a greeter of matching rank. */
const ranks = [{ value: 'clerk', zh: '职员', en: 'Clerk' }, { value: 'supervisor', zh: '主管', en: 'Supervisor' }, { value: 'manager', zh: '经理', en: 'Manager' }, { value: 'director', zh: '总监及以上', en: 'Director or above' }] as const

/** A request that is not declined is reported; a leader answers it. */
const reported = [{ field: 'outcome', is: ['reported'] }] as const

export const p06Registers = [
  {
    id: 'P06.gift', clause: 'P06-A.3.3', prefix: 'LP', zh: '客户礼品登记', en: 'Gifts to customers', day: 'day', title: ['item', 'customerName'], list: ['customerName', 'item', 'valueCents', 'department', 'releasedDay'],
    fields: [
      { key: 'customerName', zh: '客户', en: 'Customer', kind: 'text', required: 'save' },
      { key: 'customer', zh: '客户档案', en: 'Customer file', kind: 'customer' },
      { key: 'item', zh: '礼品', en: 'Gift', kind: 'text', required: 'save' },
      { key: 'valueCents', zh: '价值', en: 'Value', kind: 'money', min: 1, required: 'save' },
      { key: 'department', zh: '部门', en: 'Department', kind: 'text', required: 'save', max: 40 },
      { key: 'day', zh: '申请日期', en: 'Asked for on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'releasedDay', zh: '发放日期', en: 'Given on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'day' },
      { key: 'opinion', zh: '主管意见', en: 'Supervisor’s opinion', kind: 'text', stage: 'close', max: 200 },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }, { zh: '部门主管', en: 'Supervisor' }],
    closes: { clause: 'P06-A.3.3', deed: { zh: '主管放行', en: 'Released' }, waiting: { zh: '待主管放行', en: 'waits for the supervisor' } },
    closers: ['department-manager', 'general-manager'],
  },
  {
    id: 'P06.pest-control', clause: 'P06-B.5', prefix: 'XS', zh: '公共区域消杀登记', en: 'Pest control of public areas', day: 'day', title: ['area'], list: ['area', 'by', 'means'],
    fields: [
      { key: 'day', zh: '消杀日期', en: 'Done on', kind: 'day', required: 'save', latest: 'today' }, { key: 'area', zh: '区域', en: 'Area', kind: 'text', required: 'save', max: 40 },
      { key: 'by', zh: '消杀单位', en: 'Done by', kind: 'text' }, { key: 'means', zh: '药剂与方法', en: 'Means', kind: 'text' },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }, { zh: '物业办', en: 'Property office' }],
  },
  {
    id: 'P06.fit-out', clause: 'P06-B.2', prefix: 'ZX', zh: '装修申请登记', en: 'Fit-out applications', day: 'day', title: ['unit', 'work'], list: ['unit', 'applicant', 'work', 'beginsDay', 'endsDay', 'answer'],
    fields: [
      { key: 'unit', zh: '单元', en: 'Unit', kind: 'text', required: 'save', max: 40 }, { key: 'applicant', zh: '申请人', en: 'Applicant', kind: 'text', required: 'save' }, { key: 'phone', zh: '电话', en: 'Phone', kind: 'text', max: 40 },
      { key: 'work', zh: '装修内容', en: 'Work', kind: 'paragraph', required: 'save' }, { key: 'contractor', zh: '施工单位', en: 'Contractor', kind: 'text' },
      { key: 'day', zh: '申请日期', en: 'Applied on', kind: 'day', required: 'save', latest: 'today' }, { key: 'beginsDay', zh: '开工日期', en: 'Begins', kind: 'day', notBefore: 'day' }, { key: 'endsDay', zh: '完工日期', en: 'Ends', kind: 'day', notBefore: 'beginsDay' },
      { key: 'answer', zh: '办理结果', en: 'Answer', kind: 'text', required: 'save', stage: 'close', max: 200 },
    ],
    signatures: [{ zh: '申请人', en: 'Applicant' }, { zh: '物业办', en: 'Property office' }],
    closes: { clause: 'P06-B.2', deed: { zh: '已办理', en: 'Answered' }, waiting: { zh: '待办理', en: 'open' } },
  },
  {
    id: 'P06.release-pass', clause: 'P06-B.2', prefix: 'FT', zh: '物品放行条', en: 'Goods release passes', day: 'day', title: ['goods', 'unit'], list: ['unit', 'goods', 'quantity', 'holder', 'usedDay', 'guard'],
    fields: [
      { key: 'unit', zh: '单元', en: 'Unit', kind: 'text', required: 'save', max: 40 }, { key: 'holder', zh: '持条人', en: 'Holder', kind: 'text', required: 'save' },
      { key: 'goods', zh: '物品', en: 'Goods', kind: 'text', required: 'save', max: 200 }, { key: 'quantity', zh: '数量', en: 'Quantity', kind: 'number', whole: true, min: 1, max: 9_999, required: 'save' },
      { key: 'day', zh: '放行日期', en: 'Valid on', kind: 'day', required: 'save', hint: { zh: '只在这一天有效，用一次', en: 'Valid on this day only, and once' } },
      { key: 'usedDay', zh: '使用日期', en: 'Used on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'day', notAfter: 'day' }, { key: 'guard', zh: '门岗', en: 'Guard', kind: 'person', required: 'save', stage: 'close' },
    ],
    signatures: [{ zh: '业主（住户）', en: 'Owner or tenant' }, { zh: '物业办', en: 'Property office' }, { zh: '门岗', en: 'Guard' }],
    closes: { clause: 'P06-B.2', deed: { zh: '已放行', en: 'Used' }, waiting: { zh: '未使用', en: 'not used' } },
  },
  {
    id: 'P06.repair-request', clause: 'P06-B.2', prefix: 'WB', zh: '报修登记', en: 'Repair requests', day: 'day', title: ['unit', 'problem'], list: ['unit', 'applicant', 'problem', 'doneDay', 'repairer'],
    fields: [
      { key: 'unit', zh: '单元', en: 'Unit', kind: 'text', required: 'save', max: 40 }, { key: 'applicant', zh: '报修人', en: 'Asked by', kind: 'text', required: 'save' }, { key: 'phone', zh: '电话', en: 'Phone', kind: 'text', max: 40 },
      { key: 'problem', zh: '报修内容', en: 'Problem', kind: 'paragraph', required: 'save' }, { key: 'day', zh: '报修日期', en: 'Asked on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'doneDay', zh: '修好日期', en: 'Done on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'day' }, { key: 'repairer', zh: '维修人', en: 'Repaired by', kind: 'person', required: 'save', stage: 'close' },
    ],
    signatures: [{ zh: '报修人', en: 'Asked by' }, { zh: '维修人', en: 'Repaired by' }],
    closes: { clause: 'P06-B.2', deed: { zh: '已修好', en: 'Mended' }, waiting: { zh: '待维修', en: 'open' } },
  },
  {
    id: 'P06.training', clause: 'P06-B.7', prefix: 'PX', zh: '培训考核登记', en: 'Training and assessment', day: 'day', title: ['kind', 'topic'], list: ['kind', 'topic', 'participants', 'marks'],
    fields: [
      { key: 'kind', zh: '类别', en: 'Kind', kind: 'choice', required: 'save', options: [{ value: 'training', zh: '培训', en: 'Training' }, { value: 'assessment', zh: '考核', en: 'Assessment' }] },
      { key: 'topic', zh: '内容', en: 'Topic', kind: 'text', required: 'save', max: 200 }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'participants', zh: '参加人员', en: 'Participants', kind: 'paragraph', required: 'save' }, { key: 'marks', zh: '成绩', en: 'Marks', kind: 'paragraph', required: 'complete', when: [{ field: 'kind', is: ['assessment'] }] },
    ],
    signatures: [{ zh: '主持人', en: 'Held by' }],
    fulfils: [{ duty: 'P06-B.7.training', when: [{ field: 'kind', is: ['training'] }] }, { duty: 'P06-B.7.assessment', when: [{ field: 'kind', is: ['assessment'] }] }],
  },
  {
    id: 'P06.tank-cleaning', clause: 'P06-B.11', prefix: 'QX', zh: '水箱清洗与水样检测', en: 'Tank cleaning and water samples', day: 'cleanedDay', title: ['tank'], list: ['tank', 'cleanedBy', 'sentDay', 'laboratory', 'result'],
    fields: [
      { key: 'tank', zh: '水箱', en: 'Tank', kind: 'text', required: 'save', max: 40 }, { key: 'cleanedDay', zh: '清洗日期', en: 'Cleaned on', kind: 'day', required: 'save', latest: 'today' }, { key: 'cleanedBy', zh: '清洗单位', en: 'Cleaned by', kind: 'text' },
      { key: 'sentDay', zh: '送检日期', en: 'Sample sent on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'cleanedDay' }, { key: 'laboratory', zh: '检测单位', en: 'Laboratory', kind: 'text', required: 'save', stage: 'close' },
      { key: 'result', zh: '检测结果', en: 'Result', kind: 'choice', required: 'save', stage: 'close', options: [{ value: 'passed', zh: '合格', en: 'Passed' }, { value: 'failed', zh: '不合格', en: 'Failed' }] },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }, { zh: '物业办', en: 'Property office' }],
    marks: [{ id: 'failed', clause: 'P06-B.11', zh: '水样不合格', en: 'Sample failed', when: [{ field: 'result', is: ['failed'] }] }],
    fulfils: [{ duty: 'P06-B.11a' }],
    closes: { clause: 'P06-B.11', deed: { zh: '已检测', en: 'Tested' }, waiting: { zh: '待检测', en: 'sample open' } },
    opens: [{ id: 'put-right', clause: 'P06-B.11', zh: '水样不合格，重新清洗送检', en: 'Sample failed: clean and test again', owner: 'department-manager', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], stage: 'close', when: [{ field: 'result', is: ['failed'] }], from: 'sentDay', term: { unit: 'calendar-days', count: retestDays } }],
  },
  {
    id: 'P06.survey', clause: 'P06-B.12', prefix: 'DC', zh: '满意度调查登记', en: 'Satisfaction survey rounds', day: 'day', title: ['subject'], list: ['subject', 'sent', 'returned', 'findings'],
    fields: [
      { key: 'subject', zh: '调查主题', en: 'Subject', kind: 'text', required: 'save' }, { key: 'day', zh: '调查日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'sent', zh: '发出份数', en: 'Sent', kind: 'number', whole: true, min: 1, max: 1_000_000, required: 'save' }, { key: 'returned', zh: '收回份数', en: 'Returned', kind: 'number', whole: true, min: 0, max: 1_000_000, required: 'complete' }, { key: 'findings', zh: '主要意见', en: 'Findings', kind: 'paragraph' },
    ],
    signatures: [{ zh: '调查人', en: 'Held by' }],
    fulfils: [{ duty: 'P06-B.12' }],
  },
  {
    id: 'P06.event', clause: 'P06-B.13', prefix: 'HD', zh: '社区活动计划', en: 'Events', day: 'day', title: ['kind', 'what'], list: ['kind', 'what', 'responsible', 'result'],
    fields: [
      { key: 'what', zh: '活动', en: 'Event', kind: 'text', required: 'save' }, { key: 'kind', zh: '类别', en: 'Kind', kind: 'text', required: 'save', max: 40 }, { key: 'day', zh: '活动日期', en: 'Day', kind: 'day', required: 'save' }, { key: 'responsible', zh: '负责人', en: 'Responsible', kind: 'person', required: 'save' },
      { key: 'result', zh: '活动情况', en: 'Result', kind: 'paragraph', required: 'save', stage: 'close' },
    ],
    signatures: [{ zh: '负责人', en: 'Responsible' }],
    closes: { clause: 'P06-B.13', deed: { zh: '已办', en: 'Held' }, waiting: { zh: '未记结果', en: 'no result' } },
    opens: [{ id: 'hold', clause: 'P06-B.13', zh: '办社区活动并记结果', en: 'Hold the event and enter its result', owner: 'department-manager', ownerField: 'responsible', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], when: [], dueDay: 'day', term: { unit: 'calendar-days', count: 0 } }],
  },
  {
    id: 'P06.restricted-request', clause: 'P06-A.3', prefix: 'XX', zh: '客户受限要求登记', en: 'Requests for restricted matters', day: 'day', title: ['request'], list: ['customerName', 'request', 'outcome', 'reportedTo', 'reportedAt', 'answer'],
    fields: [
      { key: 'customerName', zh: '客户', en: 'Customer', kind: 'text', required: 'save' }, { key: 'request', zh: '要求', en: 'Request', kind: 'text', required: 'save', max: 200 }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'outcome', zh: '处理', en: 'Outcome', kind: 'choice', required: 'save', options: [{ value: 'declined', zh: '婉拒', en: 'Declined' }, { value: 'reported', zh: '上报', en: 'Reported' }], hint: { zh: '同意与否由领导答复', en: 'A leader alone grants it' } },
      { key: 'reportedTo', zh: '上报给', en: 'Reported to', kind: 'person', required: 'save', when: reported }, { key: 'reportedAt', zh: '上报时间', en: 'Reported at', kind: 'instant', required: 'save', latest: 'now', when: reported },
      { key: 'answer', zh: '领导答复', en: 'Leader’s answer', kind: 'choice', required: 'save', stage: 'close', when: reported, options: [{ value: 'granted', zh: '同意', en: 'Granted' }, { value: 'refused', zh: '不同意', en: 'Refused' }] },
      { key: 'answeredAt', zh: '答复时间', en: 'Answered at', kind: 'instant', required: 'save', stage: 'close', latest: 'now', notBefore: 'reportedAt', when: reported },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }, { zh: '领导', en: 'Leader' }],
    closes: { clause: 'P06-A.3', deed: { zh: '领导已答复', en: 'Answered' }, waiting: { zh: '待领导答复', en: 'waits for a leader' }, when: reported },
    closers: ['department-manager', 'general-manager'],
  },
  {
    id: 'P06.pick-up', clause: 'P06-C.1', prefix: 'JZ', zh: '接站（机）安排', en: 'Pick-up plans', day: 'arrivesAt', title: ['guest', 'trainOrFlight'], list: ['guest', 'guestRank', 'trainOrFlight', 'greeter', 'greeterRank', 'vehicle', 'driver'],
    fields: [
      { key: 'guest', zh: '客人', en: 'Guest', kind: 'text', required: 'save' }, { key: 'guestRank', zh: '客人职务', en: 'Guest’s rank', kind: 'choice', required: 'save', options: ranks },
      { key: 'trainOrFlight', zh: '车次航班', en: 'Train or flight', kind: 'text', required: 'save', max: 40 }, { key: 'arrivesAt', zh: '到达时间', en: 'Arrives at', kind: 'instant', required: 'save' },
      { key: 'greeter', zh: '接站人', en: 'Greeter', kind: 'person', required: 'save' }, { key: 'greeterRank', zh: '接站人职务', en: 'Greeter’s rank', kind: 'choice', required: 'save', options: ranks },
      { key: 'vehicle', zh: '车辆', en: 'Vehicle', kind: 'text', required: 'save', stage: 'close', max: 40, clause: 'P06-C.4' }, { key: 'driver', zh: '司机', en: 'Driver', kind: 'person', required: 'save', stage: 'close', clause: 'P06-C.4' },
    ],
    signatures: [{ zh: '安排人', en: 'Arranged by' }],
    marks: ranks.slice(1).map(({ value }, index) => ({ id: `rank-${value}`, clause: 'P06-C.1', zh: '接站人职务低于客人', en: 'The greeter’s rank is lower', when: [{ field: 'guestRank', is: [value] }, { field: 'greeterRank', is: ranks.slice(0, index + 1).map((lower) => lower.value) }] })),
    closes: { clause: 'P06-C.4', deed: { zh: '已确认', en: 'Confirmed' }, waiting: { zh: '待备车确认', en: 'transport to be arranged' } },
  },
] as const satisfies readonly RegisterForm[]

const everyMonth = { kind: 'recurs', recurrence: { every: 'months', months: 1, windows: [{ opens: { from: 'start', count: 1 }, due: { from: 'end', count: 1 } }] } } as const
const everyHalfYear = { kind: 'recurs', recurrence: { every: 'months', months: 6, windows: [{ opens: { from: 'start', count: 1 }, due: { from: 'end', count: 1 } }] } } as const
const ladder = [{ afterDays: 1, role: 'general-manager' }] as const

/** Done by lines of the registers: a training and an assessment each month (B.7), tanks cleaned in each half-year (B.11; the quota counts each tank), a survey round each year (B.12). */
export const p06RegisterDuties = [
  { id: 'P06-B.7.training', clause: 'P06-B.7', zh: '本月培训', en: 'Training of the month', owner: 'department-manager', evidence: 'record', ladder, comes: everyMonth },
  { id: 'P06-B.7.assessment', clause: 'P06-B.7', zh: '本月考核', en: 'Assessment of the month', owner: 'department-manager', evidence: 'record', ladder, comes: everyMonth },
  { id: 'P06-B.11a', clause: 'P06-B.11', zh: '本半年清洗水箱', en: 'Tank cleaning of the half-year', owner: 'department-manager', evidence: 'record', ladder, comes: everyHalfYear },
  { id: 'P06-B.12', clause: 'P06-B.12', zh: '本年满意度调查', en: 'Survey round of the year', owner: 'department-manager', evidence: 'record', ladder, comes: { kind: 'recurs', recurrence: { every: 'months', months: 12, windows: [{ opens: { from: 'start', count: 1 }, due: { from: 'end', count: 1 } }] } } },
] as const satisfies readonly DutyRule[]

export const p06Quotas = [
  { id: 'P06-B.5', clause: 'P06-B.5', zh: '每月消杀', en: 'Pest control in a month', sense: 'at-least', per: 'month', figure: { clauseId: 'P06-B.5', name: 'timesPerMonthMin' }, onlyRaised: true, register: 'P06.pest-control', by: 'area' },
  { id: 'P06-B.11a', clause: 'P06-B.11', zh: '每年清洗水箱', en: 'Tank cleanings in a year', sense: 'at-least', per: 'year', figure: { clauseId: 'P06-B.11a', name: 'timesPerYear' }, register: 'P06.tank-cleaning', by: 'tank' },
] as const satisfies readonly PackQuota[]
