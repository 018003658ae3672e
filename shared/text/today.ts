/** Sentences of Today. */
import type { TextTable } from '#shared/text/text-table.ts'

export const todayText = {
  'today.title': { zh: '今日', en: 'Today' },
  'today.overdue': { zh: '已逾期', en: 'Overdue' },
  'today.due': { zh: '今天到期', en: 'Due today' },
  'today.waiting': { zh: '等我办理', en: 'Waiting for me' },
  'today.now': { zh: '此刻', en: 'Right now' },
  'today.nothing-overdue': { zh: '没有逾期事项', en: 'Nothing is overdue' },
  'today.nothing-due': { zh: '今天没有到期事项', en: 'Nothing is due today' },
  'today.nothing-waiting': { zh: '没有等您办理的事项', en: 'Nobody waits for you' },
  'today.inside': { zh: '在内访客', en: 'Visitors inside' },
  'today.held-deposits': { zh: '在存物品', en: 'Items held' },
  'today.open-loans': { zh: '外借未还', en: 'Loans out' },
  'today.open-cases': { zh: '未结事项', en: 'Open matters' },
  'today.visitor': { zh: '来访', en: 'Visitor' },
  'today.call': { zh: '来电', en: 'Call' },
  'today.deposit': { zh: '寄存', en: 'Deposit' },
  'today.lending': { zh: '借阅', en: 'Lending request' },
  'today.kind.loan': { zh: '外借', en: 'Loan' },
  'today.kind.deposit': { zh: '寄存', en: 'Deposit' },
  'today.kind.approval': { zh: '审批', en: 'Approval' },
  'today.kind.visit': { zh: '来访', en: 'Visit' },
  'today.kind.duty': { zh: '待办', en: 'Duty' },
  'today.kind.case': { zh: '事项', en: 'Matter' },
  'today.administrator': { zh: '系统管理员只管理人员、钥匙与备份，不查看客户内容。', en: 'The system administrator manages people, keys and backups, and reads no customer content.' },
} as const satisfies TextTable
