/** Who is known at the desk: people of earlier visits, calls and cases, and the colleagues whom visitors see. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { findCalls } from '#main/features/desk/calls.repository.ts'
import { findCases } from '#main/features/desk/cases.repository.ts'
import { findVisits, listEarlierHosts } from '#main/features/desk/visits.repository.ts'
import { personReadings } from '#main/mechanisms/search/readings.ts'
import { searchDocuments } from '#main/mechanisms/search/search-documents.ts'
import type { KnownPerson } from '#shared/contract/desk.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { normalizeForSearch } from '#shared/domain/search/grams.ts'
import { readPhone } from '#shared/domain/phones.ts'

const suggestionsShown = 8

/** One meeting with a person; the newest comes first. */
type Meeting = Omit<KnownPerson, 'key' | 'times'>

async function listMeetings(reader: Reader, typed: string): Promise<Meeting[]> {
  const { hits } = await searchDocuments(reader, typed, { kinds: ['visit', 'call', 'case'], limit: 50 })
  const idsOf = (kind: string) => hits.filter((hit) => hit.kind === kind).map((hit) => hit.subjectId)
  const visits = (await findVisits(reader, idsOf('visit'))).map((visit): Meeting => ({
    name: visit.visitor, phone: visit.phone, company: visit.company, customerId: visit.customerId, idNumber: visit.idNumber, host: visit.host, purpose: visit.purpose,
    visitorClass: visit.visitorClass, lastAt: visit.arrivedAt, insideAs: visit.status === 'inside' ? visit.number : null,
  }))
  const calls = (await findCalls(reader, idsOf('call'))).map((call): Meeting => ({
    name: call.caller, phone: call.phone, company: call.company, customerId: call.customerId, idNumber: '', host: call.forWhom, purpose: '', visitorClass: 'D', lastAt: call.calledAt, insideAs: null,
  }))
  const cases = (await findCases(reader, idsOf('case'))).map((found): Meeting => ({
    name: found.person, phone: found.phone, company: found.company, customerId: found.customerId, idNumber: '', host: '', purpose: '', visitorClass: 'D', lastAt: found.receivedAt, insideAs: null,
  }))
  return [...visits, ...calls, ...cases].toSorted((one, other) => other.lastAt - one.lastAt)
}

/** Whether the typed words belong to the person, and not only to the host or the purpose of the same line. */
function isOf(meeting: Meeting, typed: string): boolean {
  return typed.split(/\s+/).filter((word) => word !== '').every((word) => {
    const asked = normalizeForSearch(word)
    const { initials, spellings } = personReadings(meeting.name)
    const companyInitials = personReadings(meeting.company).initials
    const texts = [normalizeForSearch(meeting.name), normalizeForSearch(meeting.company), readPhone(meeting.phone).digits, normalizeForSearch(meeting.idNumber), ...initials, ...spellings, ...companyInitials]
    return asked !== '' && texts.some((text) => text.includes(asked))
  })
}

/** People by name, pinyin initials, phone tail or company: each once, the latest first, with what the latest meeting fills in. */
export async function suggestPeople(reader: Reader, typed: string): Promise<KnownPerson[]> {
  const people = new Map<string, KnownPerson>()
  for (const meeting of await listMeetings(reader, typed)) {
    if (!isOf(meeting, typed)) continue
    const key = `${nameKey(meeting.name)}|${readPhone(meeting.phone).digits}`
    const known = people.get(key)
    people.set(key, known === undefined ? { ...meeting, key, times: 1 } : {
      ...known, times: known.times + 1, insideAs: known.insideAs ?? meeting.insideAs,
      // What a later call leaves open, an earlier visit may know.
      host: known.host === '' ? meeting.host : known.host, purpose: known.purpose === '' ? meeting.purpose : known.purpose, company: known.company === '' ? meeting.company : known.company,
      idNumber: known.idNumber === '' ? meeting.idNumber : known.idNumber, customerId: known.customerId ?? meeting.customerId,
    })
  }
  return [...people.values()].slice(0, suggestionsShown)
}

/** Whom visitors see: colleagues who are not disabled, and the hosts of the latest visits; by name, initials or spelling. */
export async function suggestHosts(reader: Reader, typed: string): Promise<{ name: string; department: string }[]> {
  const users = await reader.selectFrom('users').select(['display_name', 'department']).where('disabled_at', 'is', null).where('role', '<>', 'system-administrator').orderBy('display_name').execute()
  const departments = new Map(users.map((user) => [user.display_name, user.department]))
  const asked = normalizeForSearch(typed)
  const names = [...new Set([...await listEarlierHosts(reader), ...departments.keys()])]
  const found = names.filter((name) => {
    if (asked === '') return true
    const { initials, spellings } = personReadings(name)
    return [normalizeForSearch(name), ...spellings].some((text) => text.includes(asked)) || initials.some((text) => text.startsWith(asked))
  })
  return found.slice(0, suggestionsShown).map((name) => ({ name, department: departments.get(name) ?? '' }))
}
