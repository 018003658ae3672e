/** P04, complaints at the shops: every clause in our own words, with its force, its hardness and its figures. */
import type { ClauseText } from '#shared/policies/policy.ts'

export const p04Clauses = [
  { id: 'P04-1a', printed: 'P04-1', force: 'classification', hardness: 'warn', zh: '投诉人按身份分为消费者、代理、加盟三类。', en: 'Complainants are end consumers, agents or franchisees.', numbers: {} },
  { id: 'P04-1b', printed: 'P04-1', force: 'guidance', hardness: 'show', zh: '宗旨：投诉案件按统一规范办理，防止同类问题重演。', en: 'Purpose: handle complaints in one standard way and keep similar ones from recurring.', numbers: {} },
  { id: 'P04-2', printed: 'P04-2', force: 'classification', hardness: 'warn', zh: '投诉案件指出现第三条事项时客户要求减价、退货、换货、赔偿或提批评建议等。', en: 'A complaint case is one where a matter of article 3 occurs and the customer asks for a price cut, return, exchange or damages, or criticises or suggests.', numbers: {} },
  { id: 'P04-4a', printed: 'P04-4', force: 'guidance', hardness: 'show', zh: '处理投诉以谦和有礼、快而周全为原则。', en: 'Complaints are handled politely, quickly and thoroughly.', numbers: {} },
  { id: 'P04-4b', printed: 'P04-4', force: 'rule', hardness: 'warn', zh: '被投诉的部门要尽量避免同样的事再发生。', en: 'The department complained about does its best to keep the same from happening again.', numbers: {} },
  { id: 'P04-7a', printed: 'P04-7', force: 'flow', hardness: 'warn', zh: '门店接投诉后先判断理由能否成立，报上级主管决定受理与否。', en: 'A shop that receives a complaint checks whether its reason holds and asks the supervisor to decide on acceptance.', numbers: {} },
  { id: 'P04-7b', printed: 'P04-7', force: 'flow', hardness: 'warn', zh: '若原因在客户自身，应尽快婉转说明并请其谅解。', en: 'If the cause lies with the customer, the shop replies quickly, explains tactfully and asks for understanding.', numbers: {} },
  { id: 'P04-9', printed: 'P04-9', force: 'flow', hardness: 'warn', zh: '行政人事部收到第一种情况的投诉卡后，指定受理部门并令其调查。', en: 'On receiving the complaint card of the first kind the HR and administration department names the handling department and has it investigate.', numbers: {} },
  { id: 'P04-11', printed: 'P04-11', force: 'flow', hardness: 'warn', zh: '受理部门汇总调查结果填报告，连同投诉书经主管审核后送行政人事部。', en: 'The handling department sums up its findings in the investigation report and sends it with the original complaint via the supervisor to HR and administration.', numbers: {} },
  { id: 'P04-12', printed: 'P04-12', force: 'flow', hardness: 'warn', zh: '行政人事部审核报告、附上意见呈总经理批示，再答复受理部门。', en: 'HR and administration reviews the report, adds its opinion, submits it to the general manager and replies to the handling department.', numbers: {} },
  { id: 'P04-13', printed: 'P04-13', force: 'flow', hardness: 'warn', zh: '受理部门据此拟出具体处理意见，报上级主管审核。', en: 'The handling department turns this into a concrete handling opinion and submits it to the supervisor.', numbers: {} },
  { id: 'P04-14', printed: 'P04-14', force: 'flow', hardness: 'warn', zh: '主管审定后交回营运部客服，由其书面或口头答复客户。', en: 'After the supervisor’s review the matter goes back to operations customer service, who answers the customer in writing or orally.', numbers: {} },
  { id: 'P04-15', printed: 'P04-15', force: 'record', hardness: 'warn', zh: '投诉卡须载明谁投诉、想要什么、何时受理、受理号，以及承办部门的意见。', en: 'The complaint card states the complainant’s name, the demand, time and number of acceptance and the handling department’s opinion.', numbers: {} },
  { id: 'P04-17', printed: 'P04-17', force: 'record', hardness: 'warn', zh: '调查报告要写原因、经过、责任人、结论、对策和防范办法。', en: 'The investigation report covers cause, course of events, person responsible, conclusion, countermeasures and prevention.', numbers: {} },
  { id: 'P04-18', printed: 'P04-18', force: 'rule', hardness: 'warn', zh: '折价和赔偿按销售业务的有关规定办。', en: 'Price reductions and compensation in complaints follow the sales rules.', numbers: {} },
  { id: 'P04-25a', printed: 'P04-25', force: 'flow', hardness: 'warn', zh: '投诉以营运部客服为主办。', en: 'Operations customer service takes the lead on complaints.', numbers: {} },
  { id: 'P04-25b', printed: 'P04-25', force: 'flow', hardness: 'warn', zh: '行政人事部对案件检查、督办、落实并居中协调。', en: 'HR and administration checks, supervises, carries through and coordinates the cases.', numbers: {} },
  { id: 'P04-26', printed: 'P04-26', force: 'deadline', hardness: 'warn', zh: '投诉自收到起7天内结案。', en: 'A complaint must be closed within 7 days of receipt.', numbers: { closeMax: 7, unit: 'calendar-days' } },
  { id: 'P04-27', printed: 'P04-27', force: 'schedule', hardness: 'warn', zh: '行政人事部每月10日前填好投诉统计表报总经理审。', en: 'HR and administration fills in the complaint statistics within the first 10 days of each month and submits it to the general manager.', numbers: { dueDayOfMonth: 10, unit: 'calendar-days' } },
  { id: 'P04-28a', printed: 'P04-28', force: 'guidance', hardness: 'show', zh: '办法自某年7月1日施行。', en: 'The policy takes effect on 1 July of an unnamed year.', numbers: { effectiveMonth: 7, effectiveDay: 1, unit: 'date' } },
  { id: 'P04-28b', printed: 'P04-28', force: 'guidance', hardness: 'show', zh: '最终解释权属行政人事部。', en: 'HR and administration has the final say on interpretation.', numbers: {} },
] as const satisfies readonly ClauseText[]
