/** What the visit form holds, which questions the answers before call for, and how it becomes what the archive takes. */
import { dayOrNull } from '#renderer/features/followups/day-values.ts'
import { keepPaper, suggestColleagues, userIdOf } from '#renderer/features/followups/followup-people.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { FollowupRow, ReturnVisitInput } from '#shared/contract/followups.ts'
import { isBelow, satisfactions, signatureKinds, visitMeans, visitOutcomes } from '#shared/domain/followups.ts'
import type { Role } from '#shared/domain/access.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type VisitValues = {
  readonly day: string; readonly means: string; readonly person: string; readonly calledNumber: string; readonly said: string; readonly satisfaction: string; readonly signature: string; readonly signerName: string; readonly witness: string; readonly paper: string
  readonly newIssue: string; readonly cannotAnswer: boolean; readonly replyAt: number | null; readonly told: boolean; readonly outcome: string; readonly nextDay: string; readonly resolution: string; readonly explained: string
  readonly corrector: string; readonly correctorId: string; readonly reason: string; readonly complete: boolean
}

/** An empty record with the means that the clause proposes. Whether the customer signed is asked, never presumed (P14-1.7). */
export function freshVisit(row: Pick<FollowupRow, 'proposedMeans' | 'person' | 'phone'> | null, today: string): VisitValues {
  return {
    day: today, means: row?.proposedMeans ?? 'door', person: row?.person ?? '', calledNumber: row?.phone ?? '', said: '', satisfaction: 'satisfied', signature: '', signerName: row?.person ?? '', witness: '', paper: '',
    newIssue: '', cannotAnswer: false, replyAt: null, told: true, outcome: 'settled', nextDay: '', resolution: '', explained: '', corrector: '', correctorId: '', reason: '', complete: true,
  }
}

const isDoor = (values: VisitValues) => values.means === 'door'

/** The fields of the signature, shared with the form that adds what was missing. */
export function signatureFields(t: Translate, when: (values: VisitValues) => boolean): readonly FormField<VisitValues>[] {
  return [
    { kind: 'choice', name: 'signature', label: t('followups.signature'), span: 6, required: true, when, choices: signatureKinds.map((value) => ({ value, label: t(`followups.signature.${value}`) })) },
    { kind: 'text', name: 'signerName', label: t('followups.signer'), span: 6, max: 60, preset: true, when: (values) => when(values) && (values.signature === 'on-paper' || values.signature === 'attached') },
    { kind: 'text', name: 'witness', label: t('followups.witness'), span: 6, max: 60, when: (values) => when(values) && values.signature === 'refused' },
    { kind: 'photo', name: 'paper', label: t('followups.paper'), span: 12, preset: true, when: (values) => when(values) && values.signature === 'attached' },
  ]
}

/** The questions in the order of the conversation. */
export function visitFields(t: Translate, row: Pick<FollowupRow, 'kind' | 'ownerRole'> | null, role: Role): readonly FormField<VisitValues>[] {
  const asksReason = row?.kind === 'complaint' && isBelow(role, row.ownerRole)
  return [
    { kind: 'choice', name: 'means', label: t('followups.means'), span: 6, preset: true, choices: visitMeans.map((value) => ({ value, label: t(`followups.means.${value}`) })) },
    { kind: 'day', name: 'day', label: t('followups.day'), span: 6, preset: true },
    { kind: 'lines', name: 'said', label: t('followups.said'), rows: 3, max: 4000, enter: 'next' },
    { kind: 'choice', name: 'satisfaction', label: t('followups.satisfaction'), span: 6, preset: true, choices: satisfactions.map((value) => ({ value, label: t(`followups.satisfaction.${value}`) })) },
    { kind: 'choice', name: 'outcome', label: t('followups.outcome'), span: 6, preset: true, choices: visitOutcomes.map((value) => ({ value, label: t(`followups.outcome.${value}`) })) },
    { kind: 'text', name: 'resolution', label: t('followups.resolution'), span: 12, max: 1000, when: (values) => values.satisfaction === 'dissatisfied' && values.outcome === 'settled' },
    { kind: 'text', name: 'explained', label: t('followups.explained'), span: 12, max: 1000, when: (values) => values.outcome === 'unresolved' },
    { kind: 'suggest', name: 'corrector', label: t('followups.corrector'), span: 6, max: 60, when: (values) => values.outcome === 'unresolved', load: (typed) => suggestColleagues<VisitValues>(typed, (corrector, correctorId) => ({ corrector, correctorId })), unpick: { correctorId: '' } },
    { kind: 'day', name: 'nextDay', label: t('followups.next-day'), span: 6, when: (values) => values.outcome !== 'settled' },
    ...signatureFields(t, isDoor),
    { kind: 'phone', name: 'calledNumber', label: t('followups.called-number'), span: 6, preset: true, when: (values) => values.means === 'telephone' },
    { kind: 'text', name: 'person', label: t('followups.person'), span: 6, max: 60, preset: true },
    { kind: 'lines', name: 'newIssue', label: t('followups.new-issue'), rows: 2, max: 2000, preset: true },
    { kind: 'check', name: 'cannotAnswer', label: t('followups.cannot-answer'), span: 6, preset: true, when: (values) => values.newIssue !== '' },
    { kind: 'moment', name: 'replyAt', label: t('followups.reply-at'), span: 6, preset: true, when: (values) => values.newIssue !== '' && values.cannotAnswer },
    { kind: 'check', name: 'told', label: t('followups.told'), span: 6, preset: true, when: (values) => values.newIssue !== '' && values.cannotAnswer },
    ...(asksReason ? [{ kind: 'text', name: 'reason', label: t('followups.reason'), span: 12, max: 200 } as const] : []),
  ]
}

/** As the archive takes it; answers to questions that were not asked are left out. */
export async function toVisitInput(values: VisitValues): Promise<Omit<ReturnVisitInput, 'id'>> {
  const [isAtDoor, isOpen] = [isDoor(values), values.outcome !== 'settled']
  const signature = signatureKinds.find((kind) => kind === values.signature) ?? 'none'
  return {
    day: dayOrNull(values.day), means: visitMeans.find((means) => means === values.means) ?? 'door', person: values.person, calledNumber: values.means === 'telephone' ? values.calledNumber : '', calledAt: null,
    said: values.said, satisfaction: satisfactions.find((answer) => answer === values.satisfaction) ?? 'satisfied', signature: isAtDoor ? signature : 'none', signerName: isAtDoor && signature !== 'none' && signature !== 'refused' ? values.signerName : '', witness: isAtDoor ? values.witness : '',
    paperId: isAtDoor && signature === 'attached' ? await keepPaper(values.paper) : null, complete: values.complete, newIssue: values.newIssue, cannotAnswer: values.newIssue !== '' && values.cannotAnswer,
    // A moment field holds whole milliseconds.
    replyAt: values.newIssue !== '' && values.cannotAnswer ? (values.replyAt as InstantMs | null) : null, told: values.cannotAnswer && values.told, outcome: visitOutcomes.find((outcome) => outcome === values.outcome) ?? 'settled',
    nextDay: isOpen ? dayOrNull(values.nextDay) : null, resolution: values.resolution, explained: isOpen ? values.explained : '', corrector: isOpen ? values.corrector : '', correctorId: isOpen ? userIdOf(values.correctorId) : null, reason: values.reason,
  }
}
