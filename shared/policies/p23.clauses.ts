/** P23, contact and service, second text: every clause in our own words, with its force, its hardness and its figures. */
import type { ClauseText } from '#shared/policies/policy.ts'

export const p23Clauses = [
  { id: 'P23-2', printed: 'P23-2', force: 'guidance', hardness: 'show', zh: '适用面：和客户打交道的各项工作。', en: 'Scope: the work of communicating with customers.', numbers: {} },
  { id: 'P23-3', printed: 'P23-3', force: 'flow', hardness: 'warn', zh: '客户联系与服务由客服部一个口子统管。', en: 'The customer-service department manages contact with and service to customers in a unified way.', numbers: {} },
  { id: 'P23-4.1', printed: 'P23-4.1', force: 'record', hardness: 'record', zh: '客户入住之时，客服部要替其登记。', en: 'When a customer moves in the customer-service department registers them.', numbers: {} },
  { id: 'P23-4.2', printed: 'P23-4.2', force: 'flow', hardness: 'warn', zh: '投诉、报修都由客服部一家受理。', en: 'Complaints and repair requests are accepted by the customer-service department alone.', numbers: { kinds: 2 } },
  { id: 'P23-4.3a', printed: 'P23-4.3', force: 'rule', hardness: 'warn', zh: '投诉的每项请求都要有回应。', en: 'Every demand in a complaint gets a response.', numbers: { stages: 3 } },
  { id: 'P23-4.3b', printed: 'P23-4.3', force: 'rule', hardness: 'warn', zh: '有了回应还得有解决。', en: 'Every response leads to a resolution.', numbers: {} },
  { id: 'P23-4.3c', printed: 'P23-4.3', force: 'rule', hardness: 'warn', zh: '解决之后必须答复客户。', en: 'Every resolution is answered back to the customer.', numbers: {} },
  { id: 'P23-4.6a', printed: 'P23-4.6', force: 'rule', hardness: 'warn', zh: '走访侧重与提过投诉、建议、意见的客户交流。', en: 'Visits concentrate on customers who have complaints, suggestions or opinions.', numbers: { priorityKinds: 3 } },
  { id: 'P23-4.6b', printed: 'P23-4.6', force: 'rule', hardness: 'warn', zh: '走访时要真正替他们把问题解决掉。', en: 'The visits must really solve these customers’ problems.', numbers: {} },
] as const satisfies readonly ClauseText[]
