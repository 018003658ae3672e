/** P20's registers: private calls (A.6) and market news for the sales department (B.4). */
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
      { key: 'content', zh: '内容', en: 'Content', kind: 'paragraph', required: 'save', max: 1_000 }, { key: 'customer', zh: '客户', en: 'Customer', kind: 'customer' }, { key: 'author', zh: '反馈人', en: 'Author', kind: 'person', required: 'save' }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'readBy', zh: '销售部签收人', en: 'Received by (sales)', kind: 'person', required: 'save', stage: 'close' }, { key: 'readDay', zh: '签收日期', en: 'Received on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'day' },
    ],
    signatures: [{ zh: '反馈人', en: 'Author' }, { zh: '销售部', en: 'Sales' }],
    closes: { clause: 'P20-B.4', deed: { zh: '销售部已签收', en: 'Received by sales' }, waiting: { zh: '待销售部签收', en: 'unread by sales' } },
  },
] as const satisfies readonly RegisterForm[]
