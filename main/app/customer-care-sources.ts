/** What the care of customers asks of filing and penalties, answered by theirs. */
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { changeFilingContact, countFiledFacts, findFilingFact, findFilingFacts, findRemindedFiling, listFiledAmong, listFilingDepartments, listFilingsOfColleague, listFilingsWithoutContact, listOverdueFilings, pageFiledFacts } from '#main/features/customer-filing/customer-filing.facts.ts'
import { findHead } from '#main/features/customer-filing/customer-filing.repository.ts'
import type { ReceivedCustomer } from '#main/features/desk/visits.service.ts'
import { recordFinding } from '#main/features/penalties/penalties.record.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { penaltyRules } from '#main/app/penalty-sources.ts'
import { findingInputSchema } from '#shared/contract/penalties.ts'
import { reminderPenalty } from '#shared/policies/p19.care.ts'

export const careSources: CareSources = {
  find: findFilingFact,
  async findNamed(reader, { customerId, name }) {
    const head = (customerId === null ? undefined : await findHead(reader, { customerId })) ?? await findHead(reader, { name })
    return head === undefined ? undefined : findFilingFact(reader, head.id)
  },
  findMany: findFilingFacts, pageFiled: pageFiledFacts, countFiled: countFiledFacts, listOfColleague: listFilingsOfColleague, listWithoutContact: listFilingsWithoutContact, changeContact: changeFilingContact,
  listOverdueOn: listOverdueFilings, findReminded: findRemindedFiling, listFiledAmong, listDepartments: listFilingDepartments,
  async proposePenalty(unit, { clause, ...finding }) {
    const ruling = await penaltyRules(unit.read)
    const { number } = await recordFinding(unit, findingInputSchema.parse({ ...finding, clauses: [clause] }), (day) => [...ruling(day), reminderPenalty])
    return number
  },
  officeName: async (reader) => (await getSettings(reader)).officeName,
}

/** The filed customer whom a visitor comes from: by his customer file, else by the company's name. */
export const receivedCustomer: ReceivedCustomer = async (reader, { customerId, company }) => {
  const head = (customerId === null ? undefined : await findHead(reader, { customerId })) ?? await findHead(reader, { name: company })
  return head === undefined ? null : { name: head.name, category: head.category }
}
