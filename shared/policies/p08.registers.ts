/** P08's registers: the six blocks of a partner's file (4.3.2). */
import type { RegisterForm } from '#shared/domain/register-forms.ts'

const blocks = ['contractRegion', 'connections', 'pastPerformance', 'cooperationConduct', 'completionEvaluation', 'creditStanding'] as const

export const p08Registers = [
  {
    id: 'P08.partner-file', clause: 'P08-4.3.2', prefix: 'HZ', zh: '合作伙伴档案', en: 'Partner files', day: 'day', title: ['partner'], list: ['partner', 'contractRegion', 'connections', 'pastPerformance', 'creditStanding'], completeness: blocks,
    fields: [
      { key: 'partner', zh: '合作伙伴', en: 'Partner', kind: 'text', required: 'save' },
      { key: 'day', zh: '建档日期', en: 'Opened on', kind: 'day', required: 'save', latest: 'today' },
      { key: 'contractRegion', zh: '承揽区域', en: 'Contracting region', kind: 'paragraph', required: 'complete' },
      { key: 'connections', zh: '人脉', en: 'Connections', kind: 'paragraph', required: 'complete' },
      { key: 'pastPerformance', zh: '以往业绩', en: 'Past works', kind: 'paragraph', required: 'complete' },
      { key: 'cooperationConduct', zh: '合作表现', en: 'Conduct in the cooperation', kind: 'paragraph', required: 'complete' },
      { key: 'completionEvaluation', zh: '竣工评价', en: 'Evaluation after completion', kind: 'paragraph', required: 'complete' },
      { key: 'creditStanding', zh: '信誉', en: 'Creditworthiness', kind: 'paragraph', required: 'complete' },
    ],
    signatures: [{ zh: '建档人', en: 'Filed by' }, { zh: '审核', en: 'Checked by' }],
    unique: { clause: 'P08-4.3.2', fields: ['partner'] },
  },
] as const satisfies readonly RegisterForm[]
