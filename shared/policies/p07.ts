/** P07, custody of customer information: what runs its clauses, its chains of approval, its duties, and its rules as lending applies them. */
import type { LendingRules } from '#shared/domain/lending.ts'
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
    'P07-3.1': 'customers', 'P07-3.2': 'customers', 'P07-4b': 'customers', 'P07-6': 'search', 'P07-22a': 'customers',
    'P07-18.1': 'lending', 'P07-18.2': 'lending', 'P07-18.3': 'approvals', 'P07-18.4a': 'lending', 'P07-18.4b': 'approvals',
    'P07-19.1b': 'lending', 'P07-19.2': 'lending', 'P07-19.3': 'lending', 'P07-19.4': 'approvals', 'P07-19.5a': 'lending', 'P07-19.5b': 'lending', 'P07-20': 'lending',
    'P07-27a': 'leaks', 'P07-27b': 'leaks', 'P07-27c': 'leaks',
    'P07-14': 'duties', 'P07-16a': 'duties', 'P07-29': 'policies',
    'P07-8a': 'registers', 'P07-8b': 'registers', 'P07-15': 'registers', 'P07-16b': 'registers',
  }),
  chains: [
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
  ],
  duties: [
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
