/** P07, custody of customer information: what runs its clauses, its chains of approval, its duties, and its rules as lending applies them. */
import type { LendingRules } from '#shared/domain/lending.ts'
import { deliveryReviewMonths } from '#shared/domain/report-deliveries.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p07Clauses } from '#shared/policies/p07.clauses.ts'
import { p07Registers } from '#shared/policies/p07.registers.ts'
import { declareClauses, figureOf, printedFigures } from '#shared/policies/policy.ts'
import type { FigureReader, PolicyPack } from '#shared/policies/policy.ts'

export const p07 = {
  id: 'P07', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '客户信息保管制度', en: 'Custody of customer information',
  owner: { department: 'customer-service', clause: 'P07-28' },
  clauses: declareClauses(p07Clauses, {
    'P07-3.1': 'customers', 'P07-4a': 'duties', 'P07-5': 'customers', 'P07-3.2': 'customers', 'P07-4b': 'customers', 'P07-6': 'search', 'P07-22a': 'customers',
    'P07-18.1': 'lending', 'P07-18.2': 'lending', 'P07-18.3': 'approvals', 'P07-18.4a': 'lending', 'P07-18.4b': 'approvals',
    'P07-19.1b': 'lending', 'P07-19.2': 'lending', 'P07-19.3': 'lending', 'P07-19.4': 'approvals', 'P07-19.5a': 'lending', 'P07-19.5b': 'lending', 'P07-20': 'lending',
    'P07-23.1': 'disclosure', 'P07-23.2a': 'disclosure', 'P07-23.2b': 'disclosure', 'P07-24': 'disclosure', 'P07-26.1': 'disclosure', 'P07-26.3': 'disclosure',
    'P07-27a': 'leaks', 'P07-27b': 'leaks', 'P07-27c': 'leaks',
    'P07-7a': 'custody', 'P07-7b': 'custody', 'P07-17a': 'custody', 'P07-17b': 'custody', 'P07-19.1a': 'custody', 'P07-22b': 'custody', 'P07-22c': 'custody', 'P07-25a': 'custody', 'P07-25b': 'custody',
    'P07-9': 'reports', 'P07-10': 'reports', 'P07-11a': 'reports', 'P07-11b': 'reports', 'P07-12a': 'reports', 'P07-12b': 'reports', 'P07-13': 'reports',
    'P07-14': 'duties', 'P07-16a': 'duties', 'P07-28': 'policies', 'P07-29': 'policies',
    'P07-8a': 'registers', 'P07-8b': 'registers', 'P07-15': 'registers', 'P07-16b': 'registers',
  }),
  chains: [
    {
      id: 'P07.periodic-report', version: 1, steps: [
        { key: 'customer-service-manager', clause: 'P07-10', posts: ['customer-service-manager'] },
        { key: 'general-manager', clause: 'P07-10', roles: ['general-manager'] },
      ],
    },
    {
      id: 'P07.report-review', version: 1, steps: [
        { key: 'info-supervisor', clause: 'P07-13', posts: ['info-supervisor'] },
        { key: 'customer-service-manager', clause: 'P07-13', posts: ['customer-service-manager'] },
      ],
    },
    { id: 'P07.report-correction', version: 1, steps: [{ key: 'general-manager', clause: 'P07-11', roles: ['general-manager'] }] },
    {
      // A stamped paper or an outsider's letter stands in the place of the unit's head (P07-18.2, P07-18.4a).
      id: 'P07.consultation', version: 2, steps: [
        { key: 'unit', clause: 'P07-18.2', posts: ['department-head'], whenKind: ['head-login'] },
        { key: 'review', clause: 'P07-18.3', roles: ['archive-administrator', 'department-manager'], questions: ['reason-sufficient', 'formalities-complete'] },
        { key: 'manager', clause: 'P07-18.4', roles: ['department-manager'], whenSecrecy: ['secret', 'top-secret'] },
      ],
    },
    {
      id: 'P07.loan', version: 2, steps: [
        { key: 'unit', clause: 'P07-19.3', posts: ['department-head'], whenKind: ['head-login'] },
        { key: 'review', clause: 'P07-19.4', roles: ['archive-administrator', 'department-manager'] },
        { key: 'manager', clause: 'P07-18.4', roles: ['department-manager'], whenSecrecy: ['secret', 'top-secret'] },
      ],
    },
    // Either suffices to copy (P07-23.1); giving data out needs both, in order (P07-24).
    { id: 'P07.copy', version: 1, steps: [{ key: 'copy', clause: 'P07-23.1', roles: ['general-manager'], posts: ['info-supervisor'] }] },
    { id: 'P07.disclosure', version: 1, steps: [{ key: 'info-supervisor', clause: 'P07-24', posts: ['info-supervisor'] }, { key: 'customer-service-manager', clause: 'P07-24', posts: ['customer-service-manager'] }] },
    { id: 'P07.destruction', version: 1, steps: [{ key: 'customer-service-manager', clause: 'P07-25', posts: ['customer-service-manager'] }] },
  ],
  duties: [
    {
      // "Promptly" has no figure; one working day is the product's default. The information specialist opens the profile and hears of it on the due day.
      id: 'P07-4a', clause: 'P07-4', zh: '新客户立档', en: 'Open a profile', owner: 'clerk', evidence: 'record', recordOf: 'customer', ladder: [{ afterDays: 0, role: 'archive-administrator' }, { afterDays: 1, role: 'department-manager' }],
      comes: { kind: 'after', event: 'customer.first-contact', term: { unit: 'working-days', count: 1 } },
    },
    {
      // The clause prints no day; a report is compiled within ten days after its period.
      id: 'P07-9', clause: 'P07-9', zh: '编制客户统计报表', en: 'Compile the customer report', owner: 'archive-administrator', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }],
      comes: { kind: 'after', event: 'report.period-ended', term: { unit: 'calendar-days', count: 10 } },
    },
    {
      // How long an approval lasts is unsaid: until it is revoked, with a question once a year.
      id: 'P07-10', clause: 'P07-10', zh: '外部门定期报表是否仍需要', en: 'Is the periodic report still needed', owner: 'department-manager', evidence: 'none', ladder: [{ afterDays: 10, role: 'general-manager' }],
      comes: { kind: 'after', event: 'report-delivery.active', term: { unit: 'calendar-months', count: deliveryReviewMonths } },
    },
    {
      id: 'P07-14', clause: 'P07-14', zh: '客户档案保管半年检查', en: 'Half-yearly inspection of the customer files', owner: 'archive-administrator', evidence: 'words', ladder: [{ afterDays: 1, role: 'department-manager' }],
      figure: { clauseId: 'P07-14', name: 'intervalMonths' },
      comes: { kind: 'renews', term: { unit: 'calendar-months', count: figureOf(p07Clauses, 'P07-14', 'intervalMonths') } },
    },
    {
      // The clause says "regularly" and prints no interval; 30 days is the product's default.
      id: 'P07-16a', clause: 'P07-16', zh: '库房环境检查', en: 'Check of the storage environment', owner: 'archive-administrator', evidence: 'words', ladder: [{ afterDays: 1, role: 'department-manager' }],
      comes: { kind: 'renews', term: { unit: 'calendar-days', count: 30 } },
    },
  ],
  registers: p07Registers,
} as const satisfies PolicyPack

/** P07 as the lending desk applies it, with the figures that rule on a day: the longest loan in calendar days, the day of the loan being day 0 (P07-19.5). */
export function lendingRulesFrom(figure: FigureReader, version: string): LendingRules {
  return {
    pack: p07.id, version, loanDaysMax: figure('P07-19.5b', 'loanDaysMax'),
    clauses: { loanDays: 'P07-19.5', loanRequest: 'P07-19.2', consultationRequest: 'P07-18.1', outsiderPaper: 'P07-18.4', outsiderLoan: 'P07-19.3', issue: 'P07-19.4', consult: 'P07-18.3', register: 'P07-19.5', strikeOff: 'P07-20', keep: 'P07-19.1', secrecy: 'P07-18.4', consultationSeal: 'P07-18.2', loanSeal: 'P07-19.3' },
  }
}

/** P07 as printed. */
export const lendingRulesOfP07 = lendingRulesFrom(printedFigures(p07Clauses), p07.version)
