/** P20's registers: private calls and breaches of conduct (A.6) and market news for the sales department (B.4). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

export const p20Registers = [
  {
    id: 'P20.private-call', clause: 'P20-A.6', prefix: 'SD', zh: '私人电话登记', en: 'Private calls', day: 'day', title: ['caller'], list: ['caller', 'seconds', 'witness', 'note'],
    fields: [
      { key: 'caller', zh: '通话人', en: 'Caller', kind: 'person', required: 'save' }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'seconds', zh: '通话时长', en: 'Duration', kind: 'number', whole: true, min: 1, max: 86_400, required: 'save', unit: { zh: '秒', en: 's' } }, { key: 'witness', zh: '记录人', en: 'Witness', kind: 'person' }, { key: 'note', zh: '备注', en: 'Note', kind: 'text', max: 200 },
    ],
    signatures: [{ zh: '记录人', en: 'Witness' }],
    marks: [{ id: 'too-long', clause: 'P20-A.6', zh: '私人电话过长', en: 'Private call too long', when: [{ field: 'seconds', above: { clauseId: 'P20-A.6c', name: 'privateCallMinutesMax', times: 60 } }] }],
  },
  {
    id: 'P20.market-news', clause: 'P20-B.4', prefix: 'SX', zh: '客户意见与市场信息', en: 'Customer opinions and market news', day: 'day', title: ['kind', 'content'], list: ['kind', 'content', 'author', 'readBy', 'readDay'],
    fields: [
      { key: 'kind', zh: '类别', en: 'Kind', kind: 'choice', required: 'save', options: [{ value: 'opinion', zh: '客户意见', en: 'Customer opinion' }, { value: 'market', zh: '市场信息', en: 'Market news' }] },
      { key: 'content', zh: '内容', en: 'Content', kind: 'paragraph', required: 'save', max: 1_000 }, { key: 'customer', zh: '客户', en: 'Customer', kind: 'customer' }, { key: 'author', zh: '反馈人', en: 'Author', kind: 'person', begins: 'actor', required: 'save' }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'readBy', zh: '销售部签收人', en: 'Received by (sales)', kind: 'person', required: 'save', stage: 'close' }, { key: 'readDay', zh: '签收日期', en: 'Received on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'day' },
    ],
    signatures: [{ zh: '反馈人', en: 'Author' }, { zh: '销售部', en: 'Sales' }],
    closes: { clause: 'P20-B.4', deed: { zh: '销售部已签收', en: 'Received by sales' }, waiting: { zh: '待销售部签收', en: 'unread by sales' } },
  },
  {
    id: 'P20.conduct', clause: 'P20-A.6', prefix: 'WJ', zh: '违纪情况登记', en: 'Breaches of conduct', day: 'day', title: ['person', 'kind'], list: ['person', 'kind', 'at', 'witness', 'conclusion'],
    fields: [
      { key: 'person', zh: '当事人', en: 'Person', kind: 'person', required: 'save' },
      { key: 'kind', zh: '情况', en: 'Kind', kind: 'choice', required: 'save', options: [{ value: 'unrelated', zh: '做与工作无关的事', en: 'Unrelated activity' }, { value: 'information-line', zh: '拨打信息台', en: 'Premium information line' }, { value: 'website', zh: '浏览无关网站', en: 'Unrelated website' }, { value: 'game', zh: '打游戏', en: 'Game' }] },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' }, { key: 'at', zh: '时间', en: 'At', kind: 'instant', required: 'save', latest: 'now' }, { key: 'witness', zh: '见证人', en: 'Witness', kind: 'person', required: 'complete' }, { key: 'detail', zh: '经过', en: 'Details', kind: 'paragraph' },
      { key: 'conclusion', zh: '主管处理意见', en: 'Supervisor’s conclusion', kind: 'text', required: 'save', stage: 'close', max: 200 },
    ],
    signatures: [{ zh: '见证人', en: 'Witness' }, { zh: '当事人', en: 'Person' }, { zh: '主管', en: 'Supervisor' }],
    closes: { clause: 'P20-A.6', deed: { zh: '主管已处理', en: 'Concluded' }, waiting: { zh: '待主管处理', en: 'waits for the supervisor' } },
    closers: ['department-manager', 'general-manager'],
  },
] as const satisfies readonly RegisterForm[]
