/** What customers were answered, and how often they asked: open letters, recorded replies, the same problem brought to several departments (P14-1.10 to 1.12). */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { fileLetterRow, findLetter, findLetterByNumber, insertLetter, insertSubmission, lettersOfCases, listLetterCases, listLetters, repliesOfCases, saveReply, submissionsOfCases } from '#main/features/followups/books.repository.ts'
import { listOfCases } from '#main/features/followups/followups.repository.ts'
import type { CaseLine, FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import { register } from '#main/features/followups/followups.service.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import type { MonthSheet, OpenLetter } from '#shared/contract/followups.ts'
import { isSameProblem } from '#shared/domain/followup-plans.ts'
import { leavesTheRate } from '#shared/domain/followups.ts'
import type { ComplaintWords } from '#shared/domain/followup-plans.ts'
import { NotFoundError, refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type CaseNeeds = Pick<FollowupNeeds, 'findCase' | 'listCases' | 'listOpenComplaints'>
type CaseReply = MonthSheet['handled']['lacking'][number]

async function getCase(reader: Reader, needs: Pick<FollowupNeeds, 'findCase'>, number: string): Promise<CaseLine> {
  const found = await needs.findCase(reader, { number })
  if (found === undefined) throw new NotFoundError('case')
  return found
}

/** Result and answer of every case received in a span of days. An answer is a reply or letter that is recorded, a visit that counts, or the customer's own reaction; nobody can answer an anonymous one. */
export async function caseReplies(reader: Reader, needs: Pick<FollowupNeeds, 'listCases'>, from: Day, to: Day): Promise<CaseReply[]> {
  const cases = await needs.listCases(reader, from, to)
  const ids = cases.map(({ id }) => id)
  const [letters, replies, submissions] = [await lettersOfCases(reader, ids), await repliesOfCases(reader, ids), await submissionsOfCases(reader, ids)]
  const followups = new Map((await listOfCases(reader, ids)).map((record) => [record.source_id, record]))
  return cases.map((found): CaseReply => {
    const [letter, reply, followup] = [letters.get(found.id), replies.get(found.id), followups.get(found.id)]
    const answer = ((): Pick<CaseReply, 'answered' | 'answeredDay'> => {
      if (reply !== undefined) return { answered: 'reply', answeredDay: reply }
      if (letter !== undefined) return { answered: 'letter', answeredDay: letter.issuedDay }
      if (followup !== undefined && followup.reply_day !== null) return { answered: 'reply', answeredDay: followup.reply_day as Day } // written by the program
      if (followup !== undefined && followup.first_visit_day !== null && followup.visited > 0) return { answered: 'visit', answeredDay: followup.first_visit_day as Day }
      if (found.reaction !== 'unknown') return { answered: 'reaction', answeredDay: found.closedDay }
      return leavesTheRate('anonymous', found.person) ? { answered: 'anonymous', answeredDay: null } : { answered: '', answeredDay: null }
    })()
    return { id: found.id, number: found.number, title: firstLine(found.content), person: found.person, receivedDay: found.receivedDay, hasResult: found.closedDay !== null && found.result !== '', ...answer, letterNumber: letter?.number ?? '', submissions: 1 + (submissions.get(found.id) ?? 0) }
  })
}

function firstLine(words: string): string {
  return words.split('\n')[0]?.slice(0, 120) ?? ''
}

/** Records when and how a case was answered. */
export async function recordReply(unit: Unit, needs: CaseNeeds, input: { readonly caseNumber: string; readonly day: Day; readonly words: string }): Promise<{ number: string }> {
  const found = await getCase(unit.read, needs, input.caseNumber)
  if (input.day > unit.today) refuse({ code: 'followups.reply-in-future', clause: 'P14-1.11', field: 'day', facts: { day: input.day }, remedy: { code: 'followups.correct-day' } })
  await saveReply(unit.write, { case_id: found.id, replied_day: input.day, words: input.words, recorded_by: unit.actor.userId, recorded_at: unit.now })
  unit.recordEvent({ register, subjectId: found.id, kind: 'case-replied', body: { day: input.day, words: input.words } })
  return { number: found.number }
}

export type LetterInput = { readonly number: string; readonly issue: string; readonly issuedDay: Day; readonly postedAt: string; readonly caseNumbers: readonly string[]; readonly paperId: Id<'attachment'> | null }

/** One open letter answers every case of an issue; it counts as reply, not as visit (P14-1.10a). */
export async function issueLetter(unit: Unit, needs: CaseNeeds, input: LetterInput): Promise<OpenLetter> {
  if (await findLetterByNumber(unit.read, input.number) !== undefined) refuse({ code: 'followups.letter-number-taken', clause: 'P14-1.10', field: 'number', facts: { number: input.number }, remedy: { code: 'followups.choose-number' } })
  const cases: CaseLine[] = []
  for (const number of new Set(input.caseNumbers)) cases.push(await getCase(unit.read, needs, number))
  if (input.paperId !== null) await claimAttachment(unit.write, input.paperId, 'followup-paper', 'paperId', unit.now)
  const id = unit.newId<'letter'>()
  await insertLetter(unit.write, { id, number: input.number, issue: input.issue, issued_day: input.issuedDay, posted_at: input.postedAt, paper_id: input.paperId, issued_by: unit.actor.userId, recorded_at: unit.now }, cases.map((found) => found.id))
  unit.recordEvent({ register, subjectId: id, kind: 'letter-issued', body: { ...input, caseNumbers: [...input.caseNumbers] } })
  for (const found of cases) unit.recordEvent({ register, subjectId: found.id, kind: 'answered-by-letter', body: { letter: input.number, day: input.issuedDay, postedAt: input.postedAt } })
  return getLetter(unit.read, needs, id)
}

/** Files the copy of an open letter (P14-1.10b). */
export async function fileLetter(unit: Unit, needs: CaseNeeds, input: { readonly id: Id<'letter'>; readonly paperId: Id<'attachment'> }): Promise<OpenLetter> {
  const letter = await getLetter(unit.read, needs, input.id)
  await claimAttachment(unit.write, input.paperId, 'followup-paper', 'paperId', unit.now)
  await fileLetterRow(unit.write, input.id, input.paperId)
  unit.recordEvent({ register, subjectId: input.id, kind: 'letter-filed', body: { number: letter.number } })
  return getLetter(unit.read, needs, input.id)
}

async function getLetter(reader: Reader, needs: Pick<FollowupNeeds, 'findCase'>, id: string): Promise<OpenLetter> {
  const letter = await findLetter(reader, id)
  if (letter === undefined) throw new NotFoundError('letter')
  return toLetter(reader, needs, letter)
}

/** Ids and days in the table were written by the program. */
async function toLetter(reader: Reader, needs: Pick<FollowupNeeds, 'findCase'>, letter: NonNullable<Awaited<ReturnType<typeof findLetter>>>): Promise<OpenLetter> {
  const cases: { id: string; number: string }[] = []
  for (const id of await listLetterCases(reader, letter.id)) {
    const found = await needs.findCase(reader, { id })
    if (found !== undefined) cases.push({ id, number: found.number })
  }
  return {
    id: letter.id as Id<'letter'>, number: letter.number, issue: letter.issue, issuedDay: letter.issued_day as Day, postedAt: letter.posted_at, paperId: letter.paper_id as Id<'attachment'> | null, issuedBy: letter.issuer_name ?? '', cases,
    marks: letter.paper_id === null ? [{ code: 'followups.copy-missing', clause: 'P14-1.10', facts: {} }] : [],
  }
}

/** The open letters of a year: the follow-up archive's letters. */
export async function listLettersOf(reader: Reader, needs: Pick<FollowupNeeds, 'findCase'>, year: number): Promise<{ rows: OpenLetter[] }> {
  const rows: OpenLetter[] = []
  for (const letter of await listLetters(reader, `${String(year)}-01-01`, `${String(year)}-12-31`)) rows.push(await toLetter(reader, needs, letter))
  return { rows }
}

type Twin = { id: string; number: string; person: string; content: string; receivedDay: Day; submissions: number }

function toTwin(found: CaseLine, further: number): Twin {
  return { id: found.id, number: found.number, person: found.person, content: firstLine(found.content), receivedDay: found.receivedDay, submissions: 1 + further }
}

/** Complaints not settled yet that look like the same problem of the same person (P14-1.12). */
export async function findTwins(reader: Reader, needs: CaseNeeds, words: ComplaintWords): Promise<{ rows: Twin[] }> {
  if (words.content === '' || (words.person === '' && words.phone === '')) return { rows: [] }
  const alike = (await needs.listOpenComplaints(reader)).filter((found) => isSameProblem(words, found))
  const further = await submissionsOfCases(reader, alike.map(({ id }) => id))
  return { rows: alike.map((found) => toTwin(found, further.get(found.id) ?? 0)) }
}

/** The same problem reached another department: one record, one more submission with its day. A settled one is a new record. */
export async function joinSubmission(unit: Unit, needs: CaseNeeds, input: { readonly caseNumber: string; readonly department: string; readonly day: Day | null; readonly words: string }): Promise<Twin> {
  const found = await getCase(unit.read, needs, input.caseNumber)
  if (found.closedDay !== null) refuse({ code: 'followups.settled-already', clause: 'P14-1.12', field: 'caseNumber', facts: { number: found.number, closedDay: found.closedDay }, remedy: { code: 'followups.register-anew' } })
  const day = input.day ?? unit.today
  await insertSubmission(unit.write, { id: unit.newId<'submission'>(), case_id: found.id, department: input.department, submitted_day: day, words: input.words, recorded_by: unit.actor.userId, recorded_at: unit.now })
  unit.recordEvent({ register, subjectId: found.id, kind: 'case-joined', body: { department: input.department, day, words: input.words } })
  return toTwin(found, (await submissionsOfCases(unit.read, [found.id])).get(found.id) ?? 0)
}
