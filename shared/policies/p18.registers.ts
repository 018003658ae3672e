/** P18's registers: the tracking log of a customer (2) and the customer-relations card (19). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

/** The five items of the card, in their order. */
const cardFields = ['name', 'workplace', 'position', 'home', 'contact'] as const
const unknown = { zh: '不知道的写“不详：原因”', en: 'Write “unknown: reason” when it is not known' } as const

export const p18Registers = [
  {
    id: 'P18.tracking', clause: 'P18-2', prefix: 'GZ', zh: '客户跟踪记录', en: 'Tracking of customers', day: 'day', title: ['changed'], list: ['customer', 'changed', 'done', 'by'],
    fields: [
      { key: 'customer', zh: '客户', en: 'Customer', kind: 'customer', required: 'save' }, { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
      { key: 'changed', zh: '变化情况', en: 'What changed', kind: 'paragraph', required: 'save', max: 1_000 }, { key: 'done', zh: '采取的措施', en: 'What was done', kind: 'paragraph', required: 'save', max: 1_000 }, { key: 'by', zh: '经办人', en: 'By', kind: 'person', begins: 'actor', required: 'save' },
    ],
    signatures: [{ zh: '经办人', en: 'By' }],
  },
  {
    id: 'P18.card', clause: 'P18-19', prefix: 'KP', zh: '客户关系卡片', en: 'Customer-relations cards', day: 'day', title: ['name', 'workplace'], list: cardFields, completeness: cardFields,
    fields: [
      { key: 'name', zh: '姓名', en: 'Name', kind: 'text', required: 'complete', hint: unknown }, { key: 'workplace', zh: '工作单位', en: 'Workplace', kind: 'text', required: 'complete', hint: unknown }, { key: 'position', zh: '职务', en: 'Position', kind: 'text', required: 'complete', hint: unknown },
      { key: 'home', zh: '住址', en: 'Home address', kind: 'text', required: 'complete', max: 200, hint: unknown }, { key: 'contact', zh: '联系方式', en: 'Contact', kind: 'text', required: 'complete', hint: unknown },
      { key: 'customer', zh: '客户档案', en: 'Customer file', kind: 'customer' }, { key: 'day', zh: '建卡日期', en: 'Made on', kind: 'day', required: 'save', latest: 'today' },
    ],
    signatures: [{ zh: '建卡人', en: 'Made by' }],
    atLeastOne: [{ clause: 'P18-19', fields: ['name', 'workplace'] }],
  },
] as const satisfies readonly RegisterForm[]
