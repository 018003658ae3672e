/** P07, custody of customer information: the clauses that the program runs so far. */
import type { LendingRules } from '#shared/domain/lending.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

/** Longest loan in calendar days; the day of the loan is day 0 (P07-19.5). */
const loanDaysMax = 3

export const p07 = {
  id: 'P07', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '客户信息保管制度', en: 'Custody of customer information',
  clauses: [
    { id: 'P07-3.1', printed: 'P07-3.1', hardness: 'record', mechanism: 'customers', numbers: {}, zh: '一般客户是与公司做生意的经销单位和个人；未定类别的档案列入“类别待定”。', en: 'General customers are dealers, firms or persons; a file without a class is listed as such.' },
    { id: 'P07-3.2', printed: 'P07-3.2', hardness: 'record', mechanism: 'customers', numbers: {}, zh: '特殊客户是律师、财务顾问、广告公关、银行保险等合作方，须注明行业。', en: 'Special customers are cooperating professionals and bodies; their profession is named.' },
    { id: 'P07-4b', printed: 'P07-4', hardness: 'warn', mechanism: 'customers', numbers: {}, zh: '立档内容用统一的格式，缺项列明。', en: 'Files follow one format; what is missing is named.' },
    { id: 'P07-6', printed: 'P07-6', hardness: 'record', mechanism: 'customers', numbers: {}, zh: '每份档案都能通过索引查到，缺架位的列明。', en: 'Every file is found through the index; a missing shelf place is named.' },
    { id: 'P07-18.1', printed: 'P07-18.1', hardness: 'block', mechanism: 'lending', numbers: {}, zh: '查阅申请要写明查什么、目的、理由和查阅人情况。', en: 'A request to consult names the material, the purpose, the reason and the reader.' },
    { id: 'P07-18.3', printed: 'P07-18.3', hardness: 'block', mechanism: 'approvals', numbers: {}, zh: '查阅须经客户服务部审核；不准须说明理由。', en: 'Customer service decides on a consultation; a no states its reason.' },
    { id: 'P07-18.4a', printed: 'P07-18.4', hardness: 'block', mechanism: 'lending', numbers: {}, zh: '外单位人员查阅须凭介绍信或工作证登记。', en: 'An outside reader shows a letter of introduction or a work card.' },
    { id: 'P07-18.4b', printed: 'P07-18.4', hardness: 'block', mechanism: 'approvals', numbers: {}, zh: '带密级的材料另须客户服务经理批准。', en: 'Classified material needs the customer-service manager as well.' },
    { id: 'P07-19.1b', printed: 'P07-19.1', hardness: 'block', mechanism: 'lending', numbers: {}, zh: '客户资料不得占为私有：借阅只能以归还或报失结束。', en: 'Nobody keeps customer material: a loan ends by return or by a report of loss.' },
    { id: 'P07-19.2', printed: 'P07-19.2', hardness: 'block', mechanism: 'lending', numbers: {}, zh: '借阅申请的内容与查阅申请相同。', en: 'A request to borrow holds the same as a request to consult.' },
    { id: 'P07-19.3', printed: 'P07-19.3', hardness: 'block', mechanism: 'lending', numbers: {}, zh: '外借须由本单位负责人出面；外单位人员只能查阅（本程序按未列明处理）。', en: "A loan stands on the borrower's own unit; an outsider may only consult (our reading where the text is silent)." },
    { id: 'P07-19.4', printed: 'P07-19.4', hardness: 'block', mechanism: 'approvals', numbers: {}, zh: '借阅由信息管理专员审批，未批不得借出。', en: 'The archive administrator decides on a loan; nothing is issued before.' },
    { id: 'P07-19.5a', printed: 'P07-19.5', hardness: 'record', mechanism: 'registers', numbers: {}, zh: '外借登记册记明资料、数量、时间、理由和借阅人。', en: 'The loan register names the material, how much, when, why and the borrower.' },
    { id: 'P07-19.5b', printed: 'P07-19.5', hardness: 'block', mechanism: 'lending', numbers: { loanDaysMax }, zh: '外借最长三天。', en: 'A loan lasts three days at most.' },
    { id: 'P07-20', printed: 'P07-20', hardness: 'warn', mechanism: 'lending', numbers: {}, zh: '归还时即在登记册注销；未还齐的继续挂账。', en: 'A return strikes the line off at once; what is missing stays open.' },
    { id: 'P07-22a', printed: 'P07-22', hardness: 'record', mechanism: 'customers', numbers: {}, zh: '机密、绝密材料在索引中标明密级。', en: 'Secret and top-secret material carries its mark in the index.' },
  ],
  chains: [
    {
      id: 'P07.consultation', version: 1, steps: [
        { key: 'review', clause: 'P07-18.3', roles: ['archive-administrator', 'department-manager'] },
        { key: 'manager', clause: 'P07-18.4', roles: ['department-manager'], whenSecrecy: ['secret', 'top-secret'] },
      ],
    },
    {
      id: 'P07.loan', version: 1, steps: [
        { key: 'review', clause: 'P07-19.4', roles: ['archive-administrator', 'department-manager'] },
        { key: 'manager', clause: 'P07-18.4', roles: ['department-manager'], whenSecrecy: ['secret', 'top-secret'] },
      ],
    },
  ],
} as const satisfies PolicyPack

/** P07 as the lending desk applies it. */
export const lendingRulesOfP07: LendingRules = {
  pack: p07.id, version: p07.version, loanDaysMax,
  clauses: { loanDays: 'P07-19.5', loanRequest: 'P07-19.2', consultationRequest: 'P07-18.1', outsiderPaper: 'P07-18.4', outsiderLoan: 'P07-19.3', issue: 'P07-19.4', register: 'P07-19.5', strikeOff: 'P07-20', keep: 'P07-19.1', secrecy: 'P07-18.4' },
}
