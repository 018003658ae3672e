/** Filing of customers (P19): from the first contact to the confirmed file, its category, its changes, who is in touch with it, and who may look into it. */
import type { Role } from '#shared/domain/access.ts'
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** P19-A.3: exactly four; `unset` is listed as missing. */
export const filingCategories = ['unset', 'target', 'ordinary', 'key', 'potential'] as const
export type FilingCategory = (typeof filingCategories)[number]
/** `contacted`: known, not filed yet. `submitted`: the form waits for confirmation. `filed`: confirmed and numbered. `dismissed`: no customer after all. */
export const filingStatuses = ['contacted', 'submitted', 'filed', 'dismissed'] as const
export type FilingStatus = (typeof filingStatuses)[number]
export const filingActions = ['fill', 'submit', 'confirm', 'send-back', 'dismiss', 'change'] as const
export type FilingAction = (typeof filingActions)[number]

/** Status x action -> next status; null is a refusal. A filed profile changes by its maintenance form only (P19-B.2). */
export const filingTransitions: Readonly<Record<FilingStatus, Readonly<Record<FilingAction, FilingStatus | null>>>> = {
  contacted: { fill: 'contacted', submit: 'submitted', confirm: null, 'send-back': null, dismiss: 'dismissed', change: null },
  submitted: { fill: 'submitted', submit: null, confirm: 'filed', 'send-back': 'contacted', dismiss: null, change: null },
  filed: { fill: null, submit: null, confirm: null, 'send-back': null, dismiss: null, change: 'filed' },
  dismissed: { fill: null, submit: null, confirm: null, 'send-back': null, dismiss: null, change: null },
}

/** P19-1.3.2: the seven basic items of a file, in their order. */
export const basicFields = ['name', 'category', 'nature', 'supervisor', 'address', 'contactPerson', 'phone'] as const
export type BasicField = (typeof basicFields)[number]
export type FilingForm = { readonly name: string; readonly category: FilingCategory; readonly nature: string; /** "none" is an answer. */ readonly supervisor: string; readonly address: string; readonly contactPerson: string; readonly phone: string }

/** The basic items that a form lacks, in their order. */
export function missingFields(form: FilingForm): BasicField[] {
  return basicFields.filter((field) => (field === 'category' ? form.category === 'unset' : form[field] === ''))
}

/** Whether the basic-information form has been begun at all beyond the name that the first contact gave. */
export function isFormBlank(form: FilingForm): boolean {
  return missingFields(form).length >= basicFields.length - 1
}

export type FilingFacts = { readonly name: string; readonly status: FilingStatus; readonly form: FilingForm }

/** May a first contact be entered? Not one of tomorrow (P19-B.1). */
export function decideContact(contact: { readonly name: string; readonly day: Day }, today: Day): Result<null, readonly Refusal[]> {
  return contact.day > today ? no([{ code: 'customer-filing.contact-in-future', clause: 'P19-B.1', field: 'contactDay', facts: { day: contact.day, today }, remedy: { code: 'customer-filing.contact-today', values: { contactDay: today } } }]) : ok(null)
}

/** May this be done to a filing? A filing without its form is not confirmed (P19-B.1); an incomplete one is, and stays listed. */
export function decideFilingAct(filing: FilingFacts, action: FilingAction): Result<FilingStatus, readonly Refusal[]> {
  const next = filingTransitions[filing.status][action]
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: `customer-filing.is-${filing.status}`, clause: action === 'change' ? 'P19-B.2' : 'P19-B.1', facts: { name: filing.name }, remedy: { code: filing.status === 'filed' ? 'customer-filing.report-change' : 'customer-filing.file-first' } })
  if (action === 'confirm' && isFormBlank(filing.form)) refusals.push({ code: 'customer-filing.form-missing', clause: 'P19-B.1', facts: { name: filing.name }, remedy: { code: 'customer-filing.fill-form' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** Working days by which something came after its due day; 0 in time. */
export function workingDaysLate(dueDay: Day, doneDay: Day, calendar: WorkCalendar): number {
  let late = 0
  for (let day = addDays(dueDay, 1); day <= doneDay; day = addDays(day, 1)) if (judgeDay(calendar, day).isWorked) late += 1
  return late
}

/** Staff who are in touch with an important new customer, at least (P19-C.3). */
export type ContactRule = { readonly clause: string; readonly staffMin: number }

/** What a filing is marked with. */
export function filingNotices(filing: FilingFacts & { readonly isImportant: boolean; readonly staff: readonly string[]; readonly daysLate: number; readonly isHistoric: boolean; /** Changes whose maintenance form was left unfinished. */ readonly changesUnreported: number }, rule: ContactRule): Notice[] {
  const notices: Notice[] = []
  const missing = missingFields(filing.form)
  if (filing.status === 'submitted' && isFormBlank(filing.form)) notices.push({ code: 'customer-filing.form-missing', clause: 'P19-B.1', facts: { name: filing.name } })
  else if (missing.length > 0 && filing.status !== 'dismissed') notices.push({ code: 'customer-filing.incomplete', clause: 'P19-1.3.2', facts: { have: basicFields.length - missing.length, of: basicFields.length } })
  if (filing.form.category === 'unset' && filing.status !== 'dismissed') notices.push({ code: 'customer-filing.category-missing', clause: 'P19-A.3', facts: {} })
  if (filing.daysLate > 0 && !filing.isHistoric) notices.push({ code: 'customer-filing.filed-late', clause: 'P19-B.1', facts: { days: filing.daysLate } })
  if (filing.changesUnreported > 0) notices.push({ code: 'customer-filing.changes-unreported', clause: 'P19-B.2', facts: { count: filing.changesUnreported } })
  if (filing.isImportant && filing.staff.length < rule.staffMin) notices.push({ code: 'customer-filing.too-few-contacts', clause: rule.clause, facts: { have: filing.staff.length, of: rule.staffMin } })
  return notices
}

/** P19-1.3.3: on the customer's own side, or between the customer and us. */
export const filingEventKinds = ['customer-side', 'between-us'] as const
export type FilingEventKind = (typeof filingEventKinds)[number]

/** Whom a request to look into a file is sent to: the manager of the file's own department (P19-1.5.1), or the general manager for another department's file (P19-1.5.2). */
export function chainOfView(file: { readonly department: string }, asker: { readonly department: string }): 'P19.view-own' | 'P19.view-other' {
  return file.department === asker.department ? 'P19.view-own' : 'P19.view-other'
}

export type Viewer = { readonly userId: string; readonly displayName: string; readonly role: Role; readonly department: string }
/** An agreement to look, which holds on the day on which it was given. */
export type ViewAgreement = { readonly status: 'requested' | 'approved' | 'refused'; readonly decidedDay: Day | null }

/** Keepers of the files and those who answer for everything need no agreement. */
const keepers: readonly Role[] = ['archive-administrator', 'general-manager']

/** May this person look into the file today? Whoever filed it, its contacts, its keepers and its department's manager may; everybody else after an agreement of today. */
export function decideView(file: { readonly name: string; readonly department: string; readonly filedBy: string; readonly staff: readonly string[] }, viewer: Viewer, agreements: readonly ViewAgreement[], today: Day): Result<'own' | 'agreed', readonly Refusal[]> {
  const isOwn = viewer.userId === file.filedBy || file.staff.includes(viewer.displayName) || keepers.includes(viewer.role) || (viewer.role === 'department-manager' && viewer.department === file.department)
  if (isOwn) return ok('own')
  if (agreements.some((agreement) => agreement.status === 'approved' && agreement.decidedDay === today)) return ok('agreed')
  const isSame = chainOfView(file, viewer) === 'P19.view-own'
  const code = agreements.some((agreement) => agreement.status === 'requested') ? 'customer-filing.view-waits' : isSame ? 'customer-filing.view-own-department' : 'customer-filing.view-other-department'
  return no([{ code, clause: isSame ? 'P19-1.5.1' : 'P19-1.5.2', facts: { name: file.name, department: file.department }, remedy: { code: 'customer-filing.ask-to-view' }, mayDecide: [isSame ? 'department-manager' : 'general-manager'] }])
}
