/** Names of what Ctrl+K finds. */
import type { TextTable } from '#shared/text/text-table.ts'

export const findKindText = {
  'find.kind.customer': { zh: '客户', en: 'Customer' },
  'find.kind.item': { zh: '件', en: 'Item' },
  'find.kind.deposit': { zh: '寄存', en: 'Deposit' },
  'find.kind.visit': { zh: '来访', en: 'Visit' },
  'find.kind.call': { zh: '来电', en: 'Call' },
  'find.kind.case': { zh: '事项', en: 'Matter' },
  'find.kind.loan': { zh: '借阅', en: 'Loan' },
  'find.kind.approval': { zh: '审批', en: 'Approval' },
} as const satisfies TextTable
