/** P16's registers: assistance tasks of the sales department (3.2). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

export const p16Registers = [
  {
    id: 'P16.assistance', clause: 'P16-3.2', prefix: 'XP', zh: '协助销售事项登记', en: 'Assistance tasks of sales', day: 'askedDay', title: ['askedOf', 'subject'], list: ['askedOf', 'subject', 'askedBy', 'dueDay', 'answer'],
    fields: [
      { key: 'askedOf', zh: '协助部门（矿）', en: 'Asked of', kind: 'text', required: 'save', max: 40 }, { key: 'subject', zh: '事项', en: 'Subject', kind: 'text', required: 'save', max: 200 }, { key: 'askedBy', zh: '提出人', en: 'Asked by', kind: 'person', begins: 'actor', required: 'save' },
      { key: 'askedDay', zh: '提出日期', en: 'Asked on', kind: 'day', required: 'save', latest: 'today' }, { key: 'dueDay', zh: '答复期限', en: 'Due', kind: 'day', required: 'save', notBefore: 'askedDay' },
      { key: 'answer', zh: '答复', en: 'Answer', kind: 'paragraph', required: 'save', stage: 'close' }, { key: 'answeredDay', zh: '答复日期', en: 'Answered on', kind: 'day', required: 'save', stage: 'close', latest: 'today', notBefore: 'askedDay' },
    ],
    signatures: [{ zh: '销售部', en: 'Sales' }, { zh: '协助部门', en: 'Answered by' }],
    closes: { clause: 'P16-3.2', deed: { zh: '已答复', en: 'Answered' }, waiting: { zh: '待答复', en: 'open' } },
    opens: [{ id: 'answer', clause: 'P16-3.2', zh: '答复销售部的协助事项', en: 'Answer the sales department', owner: 'department-manager', evidence: 'record', ladder: [{ afterDays: 1, role: 'general-manager' }], when: [], from: 'askedDay', dueDay: 'dueDay', term: { unit: 'calendar-days', count: 0 } }],
  },
] as const satisfies readonly RegisterForm[]
