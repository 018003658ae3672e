/** P16, customer information: every clause in our own words, with its force, its hardness and its figures. */
import type { ClauseText } from '#shared/policies/policy.ts'

export const p16Clauses = [
  { id: 'P16-A.1', printed: 'P16-A.1', force: 'guidance', hardness: 'show', zh: '目的：管好客户资料，及时沟通需求与信息，让顾客满意。', en: 'Purpose: manage customer data well, communicate needs and information in time and keep customers satisfied.', numbers: {} },
  { id: 'P16-A.2', printed: 'P16-A.2', force: 'guidance', hardness: 'show', zh: '适用面：顾客信息、产品质量跟踪、投诉、满意度等管理。', en: 'Scope: customer information, product-quality tracking, complaints and satisfaction.', numbers: { areasNamed: 4 } },
  { id: 'P16-3.2', printed: 'P16-3.2', force: 'flow', hardness: 'warn', zh: '各部门、各矿配合销售部做好顾客方面的事。', en: 'All departments and mines assist the sales department with customer matters.', numbers: {} },
  { id: 'P16-4.1.1', printed: 'P16-4.1.1', force: 'record', hardness: 'record', zh: '销售部从市场信息、顾客拜访和销售员统计中收集客户资料并汇总。', en: 'The sales department collects customer data from market information, customer visits and salespeople’s statistics, and consolidates it.', numbers: { sourcesNamed: 3 } },
  { id: 'P16-4.1.1.a', printed: 'P16-4.1.1.a', force: 'flow', hardness: 'warn', zh: '销售部与人事部联营办各建各的客户档案，内容有规定。', en: 'The sales department and the personnel department’s joint-venture office each set up their own customer files with prescribed content.', numbers: { ownerDepartments: 2 } },
  { id: 'P16-4.1.1.a.1', printed: 'P16-4.1.1.a.1', force: 'record', hardness: 'record', zh: '档案载明联络方法：电话、对接人、网站之类。', en: 'The file holds contact details: telephone, contact person, web site and so on.', numbers: { fieldsNamed: 3 } },
  { id: 'P16-4.1.1.a.3', printed: 'P16-4.1.1.a.3', force: 'record', hardness: 'record', zh: '档案含既往交易记录等。', en: 'The file holds the record of past transactions and so on.', numbers: {} },
  { id: 'P16-4.1.1.ba', printed: 'P16-4.1.1.ba', force: 'rule', hardness: 'warn', zh: '客户档案要有专人管。', en: 'Customer files are managed by a designated person.', numbers: {} },
  { id: 'P16-4.1.1.bb', printed: 'P16-4.1.1.bb', force: 'rule', hardness: 'warn', zh: '随客户交易情况及时更新档案。', en: 'The files are updated in time as the customer’s transactions change.', numbers: {} },
  { id: 'P16-4.1.1.c', printed: 'P16-4.1.1.c', force: 'flow', hardness: 'block', zh: '客户档案须销售总监审批确认。', en: 'Customer files are approved and confirmed by the sales director.', numbers: {} },
  { id: 'P16-5.1.1', printed: 'P16-5.1.1', force: 'flow', hardness: 'warn', zh: '维护客户关系这项管理工作由办公室牵头。', en: 'The company office is in charge of managing customer-relationship maintenance.', numbers: {} },
  { id: 'P16-5.1.1.a', printed: 'P16-5.1.1.a', force: 'schedule', hardness: 'warn', zh: '节日或重大活动定期、平日不定期地拜访沟通。', en: 'Customers are visited and contacted regularly (festivals or important events) and irregularly (daily).', numbers: {} },
  { id: 'P16-5.1.1.b', printed: 'P16-5.1.1.b', force: 'schedule', hardness: 'warn', zh: '征询客户对产品使用的意见和建议。', en: 'Customers’ opinions and suggestions on the use of the products are surveyed.', numbers: {} },
  { id: 'P16-5.1.1.c', printed: 'P16-5.1.1.c', force: 'schedule', hardness: 'warn', zh: '开展顾客满意度调查。', en: 'Customer satisfaction is surveyed.', numbers: {} },
  { id: 'P16-5.1.3', printed: 'P16-5.1.3', force: 'flow', hardness: 'warn', zh: '有关业务部门具体实施客户关系维护。', en: 'The business departments concerned carry out the maintenance of customer relations.', numbers: {} },
  { id: 'P16-5.1.4', printed: 'P16-5.1.4', force: 'record', hardness: 'record', zh: '维护过程要留记录，并归入客户档案保管。', en: 'Maintenance of relations must produce records, kept as part of the customer file.', numbers: {} },
  { id: 'P16-B.a', printed: 'P16-B.a', force: 'quota', hardness: 'warn', zh: '营销总公司每年全面调查满意度不少于一次。', en: 'The marketing head company carries out a full customer-satisfaction survey at least once a year.', numbers: { surveysPerYearMin: 1, unit: 'per-year' } },
  { id: 'P16-B.d', printed: 'P16-B.d', force: 'flow', hardness: 'warn', zh: '满意度不达标时，办公室就低分方面组织订改进措施。', en: 'When satisfaction falls short of the company’s requirement, the office organises corrective and preventive measures for the low-scoring aspects.', numbers: {} },
] as const satisfies readonly ClauseText[]
