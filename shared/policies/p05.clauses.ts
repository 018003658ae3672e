/** P05, complaints at the car dealer: every clause in our own words, with its force, its hardness and its figures. */
import type { ClauseText } from '#shared/policies/policy.ts'

export const p05Clauses = [
  { id: 'P05-2.1', printed: 'P05-2.1', force: 'classification', hardness: 'warn', zh: '投诉从来电、到店，或销售顾问、客户关系人员的回访中得来。', en: 'Complaints come by phone, in the showroom, or out of call-backs by sales consultants, customer-relations specialists and the customer-relations department.', numbers: {} },
  { id: 'P05-2.2a', printed: 'P05-2.2', force: 'flow', hardness: 'warn', zh: '通常客户关系部出面接投诉，原先接待的销售或售后人员一同参与。', en: 'Complaints are as a rule received by customer relations, with the original sales or after-sales receptionist taking part.', numbers: {} },
  { id: 'P05-2.2b', printed: 'P05-2.2', force: 'rule', hardness: 'warn', zh: '投诉指向原接待人本人的，该员工须回避。', en: 'If the complaint is about the original receptionist in person, that employee must not take part.', numbers: {} },
  { id: 'P05-2.3a', printed: 'P05-2.3', force: 'guidance', hardness: 'show', zh: '接待人要耐心听、稳住情绪、弄清原委。', en: 'The receiver listens patiently, calms the customer and finds out what happened.', numbers: {} },
  { id: 'P05-2.3b', printed: 'P05-2.3', force: 'record', hardness: 'warn', zh: '登记五项：投诉者、联系电话、车辆型号、牌号、所诉内容。', en: 'The receiver records complainant, phone, car model, licence plate and content.', numbers: {} },
  { id: 'P05-2.3c', printed: 'P05-2.3', force: 'rule', hardness: 'warn', zh: '登记后马上在OMS核对客户信息是否真实。', en: 'Right after that the customer’s data is checked in the OMS.', numbers: {} },
  { id: 'P05-2.4a', printed: 'P05-2.4', force: 'record', hardness: 'warn', zh: '集团呼叫中心接到投诉，同样把人、电话、车型号、牌号、内容五项记准。', en: 'The group call centre records complainant, phone, model, plate and content exactly.', numbers: {} },
  { id: 'P05-2.4b', printed: 'P05-2.4', force: 'flow', hardness: 'warn', zh: '呼叫中心用OMS把投诉转到店里，再发短信告知该店客户关系经理。', en: 'The call centre passes it to the 4S store through the OMS and texts the customer-relations manager.', numbers: {} },
  { id: 'P05-2.4c', printed: 'P05-2.4', force: 'flow', hardness: 'warn', zh: '4S店照客户投诉流程办理。', en: 'The store handles it by the customer complaint procedure.', numbers: {} },
  { id: 'P05-2.4d', printed: 'P05-2.4', force: 'deadline', hardness: 'warn', zh: '处理完毕后24小时内把结果报集团客服部。', en: 'The result is reported to group customer service within 24 hours of finishing.', numbers: { feedbackMax: 24, unit: 'hours' } },
  { id: 'P05-2.4e', printed: 'P05-2.4', force: 'flow', hardness: 'warn', zh: '由集团客服部回访，并调查投诉处理满意度。', en: 'Group customer service calls back and surveys satisfaction with the handling.', numbers: {} },
  { id: 'P05-2.5a', printed: 'P05-2.5', force: 'classification', hardness: 'warn', zh: '七类算重大：再次投诉、告到厂家、堵门、闹事、要退换车、媒体曝光，及店方认定性质严重者。', en: 'Major complaints are repeat ones, ones to the manufacturer, blocking the door, disturbances, car return or exchange, bad press, and others the store finds serious.', numbers: {} },
  { id: 'P05-2.5b', printed: 'P05-2.5', force: 'deadline', hardness: 'warn', zh: '遇重大投诉，边处理边预警，24小时内报到品牌事业部或管理部以及法务。', en: 'A major complaint is reported as a warning to the brand division or management department and to legal within 24 hours, while it is being handled.', numbers: { warnMax: 24, unit: 'hours' } },
  { id: 'P05-2.5c', printed: 'P05-2.5', force: 'flow', hardness: 'warn', zh: '接到预警的事业部或管理部要尽快上报运营副总裁与CEO，并协助处理。', en: 'The brand division or management department reports at once to the vice president for operations and the CEO and helps.', numbers: {} },
  { id: 'P05-2.6a', printed: 'P05-2.6', force: 'flow', hardness: 'warn', zh: '重大投诉的受理人须第一时间告知部门负责人和总经理。', en: 'When a major complaint occurs, whoever took it informs the head of department and the general manager at once.', numbers: {} },
  { id: 'P05-2.6b', printed: 'P05-2.6', force: 'flow', hardness: 'warn', zh: '总经理召集4S店危机小组开会商定对策。', en: 'The general manager calls the store’s crisis team together to decide on the response.', numbers: {} },
  { id: 'P05-2.7a', printed: 'P05-2.7', force: 'rule', hardness: 'warn', zh: '重大投诉要依厂家的技术和业务规范预警。', en: 'Major complaints are also warned about as the manufacturer’s technical and business standards require.', numbers: {} },
  { id: 'P05-2.7b', printed: 'P05-2.7', force: 'penalty', hardness: 'warn', zh: '没按厂家要求预警而致损失的，经办人和店内有关管理者担责。', en: 'If the store fails to do so and the company suffers a loss, the handling employee and the managers concerned are liable.', numbers: {} },
  { id: 'P05-2.8a', printed: 'P05-2.8', force: 'record', hardness: 'warn', zh: '投诉及其处理必须录入OMS。', en: 'Complaints and their handling must be entered in the OMS.', numbers: {} },
  { id: 'P05-2.8b', printed: 'P05-2.8', force: 'metric', hardness: 'warn', zh: '据录入数据出投诉周报和月报。', en: 'Weekly and monthly reports are made from these entries.', numbers: { weeklyReports: 1, monthlyReports: 1, unit: 'per-period' } },
  { id: 'P05-2.9', printed: 'P05-2.9', force: 'flow', hardness: 'warn', zh: '涉及赔偿补偿的，依权限核决表报批。', en: 'Compensation in complaints is approved as the authority table says.', numbers: {} },
] as const satisfies readonly ClauseText[]
