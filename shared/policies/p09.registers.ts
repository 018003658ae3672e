/** P09's registers: requests for help (3.2), satisfaction answers (5.1.2.c), full survey rounds (C.a). */
import type { DutyRule } from '#shared/domain/duties.ts'
import type { RegisterForm } from '#shared/domain/register-forms.ts'

/** The clause prints no term for an answer without a day of its own; a week is the product's default. */
const answerDays = 7

export const p09Registers = [
  {
    id: 'P09.assistance', clause: 'P09-3.2', prefix: 'XZ', zh: '协助事项登记', en: 'Requests for assistance', day: 'askedDay', title: ['askedOf', 'subject'], list: ['askedOf', 'subject', 'askedBy', 'dueDay', 'answer'],
    fields: [
      { key: 'askedOf', zh: '请哪个部门（矿）协助', en: 'Asked of', kind: 'text', required: 'save', max: 40 }, { key: 'subject', zh: '事项', en: 'Subject', kind: 'text', required: 'save', max: 200 }, { key: 'askedBy', zh: '提出人', en: 'Asked by', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'askedDay', zh: '提出日期', en: 'Asked on', kind: 'day', required: 'save', latest: 'today' }, { key: 'dueDay', zh: '答复期限', en: 'Due', kind: 'day', notBefore: 'askedDay', hint: { zh: '不填按 7 天', en: 'A week when left empty' } },
      { key: 'answer', zh: '答复', en: 'Answer', kind: 'paragraph', required: 'save', stage: 'close' }, { key: 'answeredDay', zh: '答复日期', en: 'Answered on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'askedDay' },
    ],
    signatures: [{ zh: '提出人', en: 'Asked by' }, { zh: '协助部门', en: 'Answered by' }],
    closes: { clause: 'P09-3.2', deed: { zh: '已答复', en: 'Answered' }, waiting: { zh: '待答复', en: 'open' } },
    opens: [{ id: 'answer', clause: 'P09-3.2', zh: '答复协助事项', en: 'Answer the request', owner: 'department-manager', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], when: [], from: 'askedDay', dueDay: 'dueDay', term: { unit: 'calendar-days', count: answerDays } }],
  },
  {
    id: 'P09.satisfaction', clause: 'P09-5.1.2.c', prefix: 'MF', zh: '顾客满意度答复', en: 'Satisfaction answers', day: 'day', title: ['score', 'comment'], list: ['customer', 'score', 'comment', 'askedBy'],
    fields: [
      { key: 'customer', zh: '顾客', en: 'Customer', kind: 'customer', required: 'save' }, { key: 'score', zh: '满意度', en: 'Score', kind: 'number', whole: true, min: 0, max: 10, required: 'save', unit: { zh: '分（满分 10）', en: 'of 10' } },
      { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' }, { key: 'comment', zh: '意见', en: 'Comment', kind: 'text', max: 200 }, { key: 'askedBy', zh: '调查人', en: 'Asked by', kind: 'person', begins: 'actor' },
    ],
    signatures: [{ zh: '调查人', en: 'Asked by' }],
  },
  {
    id: 'P09.survey-round', clause: 'P09-C.a', prefix: 'QD', zh: '全面满意度调查', en: 'Full satisfaction surveys', day: 'completedDay', title: ['subject'], list: ['subject', 'asked', 'answered', 'findings'],
    fields: [
      { key: 'subject', zh: '调查名称', en: 'Survey', kind: 'text', required: 'save' }, { key: 'completedDay', zh: '完成日期', en: 'Completed on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'asked', zh: '调查顾客数', en: 'Asked', kind: 'number', whole: true, min: 1, max: 1_000_000, required: 'save' }, { key: 'answered', zh: '答复数', en: 'Answered', kind: 'number', whole: true, min: 0, max: 1_000_000, required: 'complete' }, { key: 'findings', zh: '结论', en: 'Findings', kind: 'paragraph', required: 'complete' },
    ],
    signatures: [{ zh: '调查人', en: 'Held by' }, { zh: '审核', en: 'Checked by' }],
    fulfils: [{ duty: 'P09-C.a' }],
  },
] as const satisfies readonly RegisterForm[]

/** A full survey each calendar year (C.a), done by a whole line of its register. */
export const p09RegisterDuties = [
  { id: 'P09-C.a', clause: 'P09-C.a', zh: '本年全面满意度调查', en: 'Full satisfaction survey of the year', owner: 'department-manager', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], comes: { kind: 'recurs', recurrence: { every: 'months', months: 12, windows: [{ opens: { from: 'start', count: 1 }, due: { from: 'end', count: 1 } }] } } },
] as const satisfies readonly DutyRule[]
