/** P09, customer information and satisfaction: every clause in our own words, with its force, its hardness and its figures. */
import type { ClauseText } from '#shared/policies/policy.ts'

export const p09Clauses = [
  { id: 'P09-0.1', printed: 'P09-0.1', force: 'guidance', hardness: 'show', zh: '目的：管好客户资料，及时沟通需求，让顾客满意。', en: 'Aim: manage customer data well, communicate needs in time and keep customers satisfied.', numbers: {} },
  { id: 'P09-0.2', printed: 'P09-0.2', force: 'guidance', hardness: 'show', zh: '覆盖顾客信息、质量跟踪、投诉与满意度等方面。', en: 'Scope: customer information, product-quality tracking, complaints and satisfaction.', numbers: {} },
  { id: 'P09-3.2', printed: 'P09-3.2', force: 'flow', hardness: 'warn', zh: '其余部门和各矿要配合销售部做顾客方面的工作。', en: 'All departments and mines assist the sales department in customer-related work.', numbers: {} },
  { id: 'P09-4.1.1', printed: 'P09-4.1.1', force: 'record', hardness: 'record', zh: '销售部借市场信息和拜访等途径收集客户资料再汇总。', en: 'The sales department collects customer data from market information and sales visits and compiles it.', numbers: {} },
  { id: 'P09-4.1.2.a', printed: 'P09-4.1.2.a', force: 'record', hardness: 'record', zh: '销售部、人事部、联营办各建各的客户档案，内容有规定项。', en: 'The sales department, the personnel department and the joint-operation office each set up their own customer files with the listed contents.', numbers: {} },
  { id: 'P09-4.1.2.1', printed: 'P09-4.1.2.1', force: 'record', hardness: 'record', zh: '档案第一项：电话、联系人、网址等联络方式。', en: 'The file holds contact data: phone, contact person, website and so on.', numbers: {} },
  { id: 'P09-4.1.2.2', printed: 'P09-4.1.2.2', force: 'record', hardness: 'record', zh: '第二项：客户信用情况说明。', en: 'The file holds a description of the customer’s credit standing.', numbers: {} },
  { id: 'P09-4.1.2.3', printed: 'P09-4.1.2.3', force: 'record', hardness: 'record', zh: '第三项：过去的交易情况等。', en: 'The file holds the history of past transactions.', numbers: {} },
  { id: 'P09-4.1.2.b1', printed: 'P09-4.1.2.b1', force: 'rule', hardness: 'warn', zh: '客户档案由指定的专人管。', en: 'Customer files are managed by a dedicated person.', numbers: {} },
  { id: 'P09-4.1.2.b2', printed: 'P09-4.1.2.b2', force: 'deadline', hardness: 'warn', zh: '有交易变化就尽快更新档案。', en: 'The files are promptly updated according to the customer’s transactions.', numbers: {} },
  { id: 'P09-4.1.2.c', printed: 'P09-4.1.2.c', force: 'flow', hardness: 'warn', zh: '档案要报销售总监审批确认。', en: 'Customer files are approved and confirmed by the sales director.', numbers: {} },
  { id: 'P09-A.5.1.3.b1', printed: 'P09-A.5.1.3.b1', force: 'access', hardness: 'block', zh: '客户档案属重要机密，不经总经理授权不许看也不许外传。', en: 'Customer files are important secrets; nobody may view or pass them on without the general manager’s authorisation.', numbers: {} },
  { id: 'P09-A.5.1.3.b2', printed: 'P09-A.5.1.3.b2', force: 'penalty', hardness: 'warn', zh: '违者按保密管理制度追责。', en: 'Violators are held liable under the secrecy policy.', numbers: {} },
  { id: 'P09-5.1.1', printed: 'P09-5.1.1', force: 'flow', hardness: 'warn', zh: '客户关系维护归公司办公室统管。', en: 'The company office is in charge of managing customer-relationship maintenance.', numbers: {} },
  { id: 'P09-5.1.2.a', printed: 'P09-5.1.2.a', force: 'schedule', hardness: 'warn', zh: '一种方式是节日或大活动时定期、平日不定期的拜访沟通。', en: 'Regular visits and contacts at festivals or important events and irregular ones in daily work.', numbers: {} },
  { id: 'P09-5.1.2.b', printed: 'P09-5.1.2.b', force: 'record', hardness: 'record', zh: '二是征询客户使用产品的看法和建议。', en: 'Survey the customers’ opinions and suggestions on product use.', numbers: {} },
  { id: 'P09-5.1.2.c', printed: 'P09-5.1.2.c', force: 'record', hardness: 'record', zh: '三是做满意度调查等。', en: 'Satisfaction surveys and the like are a form of relationship maintenance.', numbers: {} },
  { id: 'P09-B.5.1.3', printed: 'P09-B.5.1.3', force: 'flow', hardness: 'warn', zh: '具体维护工作由有关业务部门去做。', en: 'The business departments concerned carry out the relationship maintenance.', numbers: {} },
  { id: 'P09-5.1.4', printed: 'P09-5.1.4', force: 'record', hardness: 'record', zh: '维护活动要留记录，并收进客户档案。', en: 'Relationship maintenance must be recorded and the record kept as part of the customer file.', numbers: {} },
  { id: 'P09-C.a', printed: 'P09-C.a', force: 'quota', hardness: 'warn', zh: '营销总公司每年至少搞一次全面满意度调查。', en: 'The marketing head company runs at least one full customer satisfaction survey a year.', numbers: { surveysMinPerYear: 1 } },
  { id: 'P09-C.d', printed: 'P09-C.d', force: 'flow', hardness: 'warn', zh: '满意度没达标时，由办公室牵头对短板定纠正预防措施。', en: 'If satisfaction is below the company requirement, the office organises corrective and preventive measures for the weak aspects.', numbers: {} },
  { id: 'P09-7.1', printed: 'P09-7.1', force: 'flow', hardness: 'warn', zh: '客户投诉由有关业务部门接收。', en: 'The business departments concerned receive customer complaints.', numbers: {} },
  { id: 'P09-8.1', printed: 'P09-8.1', force: 'guidance', hardness: 'show', zh: '配套文件之一：市场信息管理制度。', en: 'Supporting document: market information management policy.', numbers: {} },
  { id: 'P09-8.2', printed: 'P09-8.2', force: 'guidance', hardness: 'show', zh: '配套文件之二：保密管理制度。', en: 'Supporting document: secrecy management policy.', numbers: {} },
] as const satisfies readonly ClauseText[]
