/** One of each office paper, filled by a function that decides what every text field holds. */
import { depositTicket } from '#main/mechanisms/documents/deposit-ticket.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import { itemLabels } from '#main/mechanisms/documents/item-label.ts'
import { loanRegisterPage } from '#main/mechanisms/documents/loan-register-page.ts'
import { loanSlip } from '#main/mechanisms/documents/loan-slip.ts'
import { recoverySheet } from '#main/mechanisms/documents/recovery-sheet.ts'
import { visitorBadge } from '#main/mechanisms/documents/visitor-badge.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Locale } from '#shared/text/index.ts'
import { exportedAt as at } from '#tests/support/sample-report.ts'

export type Fill = (example: string) => string

export function samplePapers(fill: Fill = (example) => example, locale: Locale = 'zh'): Readonly<Record<string, PrintableDocument>> {
  const ticket = {
    office: fill('测试物业服务中心'), number: fill('JC2026-00001'), item: fill('合同一袋（含印章样本）'), quantity: 2, unit: fill('袋'), place: fill('前台柜 3-02'),
    depositor: fill('测试甲'), company: fill('欧尼士（深圳）科技有限公司'), phone: fill('138-0000-4321'), note: fill('龘靐𠮷'), takenAt: at, takenBy: fill('测试乙'),
  }
  const label = { number: fill('KH2026-00001-003'), title: fill('房屋租赁合同及补充协议（2026 年度）'), subtitle: fill('欧尼士（深圳）科技有限公司'), place: fill('A 架 3 层 12 盒'), secrecy: fill('机密') }
  const line = { number: fill('KH2026-00001-003'), title: fill('房屋租赁合同'), copies: 1, secrecy: fill('内部'), pagesAtIssue: 24, pagesAtReturn: null }
  return builtWhenAsked({
    'ticket-80': () => depositTicket(ticket, { paper: '80mm', locale }),
    'ticket-a5': () => depositTicket(ticket, { paper: 'a5', locale }),
    'labels-sheet': () => itemLabels(Array.from({ length: 26 }, () => label), { paper: 'a4-3x8', locale, skip: 2 }),
    'labels-roll': () => itemLabels([label, label], { paper: 'roll-60x40', locale }),
    'loan-slip': () => loanSlip({
      office: ticket.office, number: fill('JY2026-00007'), kind: 'loan', customer: fill('KH2026-00001 欧尼士'), borrowerName: fill('测试丙'), borrowerUnit: fill('工程部'), borrowerPhone: fill('13900000000'), letter: fill(''), seal: { headName: fill('测试主管'), signedDay: toDay('2026-03-02'), inWords: fill('') },
      purpose: fill('核对'), reason: fill('核对租赁面积'), requestedAt: at, days: 3, dueDay: toDay('2026-03-05'), lines: [line, line],
      approvals: [{ step: fill('部门经理'), opinion: fill('同意'), name: fill('测试丁'), at }, { step: fill('总经理'), opinion: fill(''), name: fill(''), at: null }], issuedBy: fill('测试乙'), issuedAt: at, returnedAt: null,
    }, { locale }),
    'loan-register': () => loanRegisterPage({
      office: ticket.office, from: toDay('2026-03-01'), to: toDay('2026-03-31'), printedDay: toDay('2026-03-31'),
      lines: Array.from({ length: 6 }, (_, index) => ({ number: fill('JY2026-00007'), title: fill('租赁合同'), copies: index % 2 === 0 ? 2 : null, issuedAt: at, reason: fill('核对租赁面积'), borrower: fill('测试丙 工程部'), signature: fill('纸上签名'), dueDay: toDay('2026-03-05'), struckOffAt: index % 2 === 0 ? at : null })),
    }, { locale }),
    recovery: () => recoverySheet({ office: ticket.office, code: fill('ABCD-EFGH-JKMN-PQRS-TUVW-XYZ2-3456-789A'), madeAt: at, administrator: fill('测试甲') }, { locale }),
    badge: () => visitorBadge({ office: ticket.office, number: fill('LF2026-00123'), visitor: fill('测试甲'), company: fill('欧尼士（深圳）科技有限公司'), host: fill('测试乙'), people: 3, arrivedAt: at }, { locale }),
    form: () => formDocument({
      office: ticket.office, title: fill('档案销毁审批表'), number: fill('XH2026-00001'), locale, remarks: [fill('销毁须两人监销。')],
      fields: [{ label: fill('申请部门'), value: fill('档案室') }, { label: fill('申请日期'), value: '2026-03-02' }, { label: fill('事由'), value: fill('保管期满'), wide: true }, { label: fill('件数'), value: 60 }],
      tables: [{ title: fill('清单'), columns: [{ title: fill('档号'), share: 2 }, { title: fill('题名'), share: 5 }, { title: fill('页数'), share: 1, isNumber: true }], rows: Array.from({ length: 60 }, (_, index) => [`KH2026-${String(index)}`, fill('往来函件'), index]) }],
      signatures: [{ label: fill('申请人') }, { label: fill('审批人'), opinion: fill('同意'), name: fill('测试丁'), at: '2026-03-02' }, { label: fill('监销人') }],
    }),
  })
}

/** Codes are slow to draw, so a paper is built when it is asked for. */
function builtWhenAsked(papers: Readonly<Record<string, () => PrintableDocument>>): Readonly<Record<string, PrintableDocument>> {
  return Object.defineProperties({}, Object.fromEntries(Object.entries(papers).map(([name, get]) => [name, { get, enumerable: true }])))
}
