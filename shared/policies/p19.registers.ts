/** P19's registers: correspondence with customers, shown in their files (C.2). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

export const p19Registers = [
  {
    id: 'P19.correspondence', clause: 'P19-C.2', prefix: 'WL', zh: '客户往来登记', en: 'Correspondence with customers', day: 'day', title: ['kind', 'subject'], list: ['kind', 'direction', 'customer', 'subject', 'person', 'copyPlace'],
    fields: [
      { key: 'customer', zh: '客户', en: 'Customer', kind: 'customer', required: 'save' },
      {
        // The clause names letters, faxes and long-distance calls; any call, e-mail and message are kept too.
        key: 'kind', zh: '往来方式', en: 'Kind', kind: 'choice', required: 'save',
        options: [{ value: 'letter', zh: '信件', en: 'Letter' }, { value: 'fax', zh: '传真', en: 'Fax' }, { value: 'long-distance', zh: '长途电话', en: 'Long-distance call' }, { value: 'call', zh: '电话', en: 'Call' }, { value: 'e-mail', zh: '电子邮件', en: 'E-mail' }, { value: 'message', zh: '短信、微信', en: 'Message' }],
      },
      { key: 'direction', zh: '收发', en: 'Direction', kind: 'choice', required: 'save', options: [{ value: 'in', zh: '收', en: 'Received' }, { value: 'out', zh: '发', en: 'Sent' }] },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'subject', zh: '事由', en: 'Subject', kind: 'text', required: 'save', max: 200 },
      { key: 'person', zh: '经办人', en: 'Handled by', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'content', zh: '内容摘要', en: 'Summary', kind: 'paragraph' },
      { key: 'copy', zh: '归入档案的件', en: 'Copy in the file', kind: 'item' },
      { key: 'copyPlace', zh: '副本存放处', en: 'Where the copy is kept', kind: 'text' },
    ],
    signatures: [{ zh: '经办人', en: 'Handled by' }],
  },
] as const satisfies readonly RegisterForm[]
