/** P13's registers that its quotas count: roadshows (E.4), and the contacts of a key-account specialist (E.2). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'
import type { PackQuota } from '#shared/domain/pack-quotas.ts'

export const p13Registers = [
  {
    id: 'P13.roadshow', clause: 'P13-E.4', prefix: 'XY', zh: '巡展登记', en: 'Roadshows', day: 'day', title: ['place'], list: ['place', 'responsible', 'heldDay', 'visitors'],
    fields: [
      { key: 'day', zh: '巡展日期', en: 'Day', kind: 'day', required: 'save' }, { key: 'place', zh: '地点', en: 'Place', kind: 'text', required: 'save' }, { key: 'responsible', zh: '负责人', en: 'Responsible', kind: 'person' },
      { key: 'heldDay', zh: '完成日期', en: 'Held on', kind: 'day', required: 'save', stage: 'close', latest: 'today' }, { key: 'visitors', zh: '收集信息数', en: 'Records collected', kind: 'number', min: 0, whole: true, stage: 'close' },
    ],
    signatures: [{ zh: '市场专员', en: 'Market specialist' }, { zh: '销售经理', en: 'Sales manager' }],
    closes: { clause: 'P13-E.4', deed: { zh: '已完成', en: 'Held' }, waiting: { zh: '未完成', en: 'not held yet' } },
  },
  {
    id: 'P13.contact', clause: 'P13-E.2', prefix: 'DK', zh: '大客户专员外联登记', en: 'Contacts of key-account specialists', day: 'day', title: ['customer', 'kind'], list: ['specialist', 'kind', 'customer', 'note'],
    fields: [
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' }, { key: 'specialist', zh: '专员', en: 'Specialist', kind: 'person', required: 'save' },
      { key: 'kind', zh: '方式', en: 'How', kind: 'choice', required: 'save', options: [{ value: 'met', zh: '见潜在顾客', en: 'Prospect met' }, { value: 'called', zh: '打电话', en: 'Prospect called' }, { value: 'visited', zh: '拜访老客户', en: 'Existing customer visited' }] },
      { key: 'customer', zh: '客户', en: 'Customer', kind: 'text', required: 'save' }, { key: 'note', zh: '说明', en: 'Note', kind: 'paragraph', max: 500 },
    ],
    signatures: [{ zh: '专员', en: 'Specialist' }, { zh: '组长', en: 'Group leader' }],
  },
] as const satisfies readonly RegisterForm[]

const daily = { clause: 'P13-E.2', sense: 'at-least', per: 'day', register: 'P13.contact', by: 'specialist', once: 'customer' } as const

export const p13Quotas = [
  { id: 'P13-E.4c', clause: 'P13-E.4', zh: '每月完成的巡展', en: 'Roadshows held in a month', sense: 'at-least', per: 'month', figure: { clauseId: 'P13-E.4c', name: 'roadshowsPerMonth' }, register: 'P13.roadshow', closedOnly: true },
  { ...daily, id: 'P13-E.2c-met', zh: '当天见的潜在顾客', en: 'Prospects met on a day', figure: { clauseId: 'P13-E.2c', name: 'prospectsMet' }, when: [{ field: 'kind', is: ['met'] }] },
  { ...daily, id: 'P13-E.2c-called', zh: '当天打的电话', en: 'Prospects called on a day', figure: { clauseId: 'P13-E.2c', name: 'prospectCalls' }, when: [{ field: 'kind', is: ['called'] }] },
  { ...daily, id: 'P13-E.2c-visited', zh: '当天拜访的老客户', en: 'Existing customers visited on a day', figure: { clauseId: 'P13-E.2c', name: 'oldCustomersVisited' }, when: [{ field: 'kind', is: ['visited'] }] },
] as const satisfies readonly PackQuota[]
