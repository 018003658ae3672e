/** The small forms of a follow-up: what was missing, the supervisor's opinion, who goes, why nobody goes, the reply, the end. */
import { dayOrNull } from '#renderer/features/followups/day-values.ts'
import { keepPaper, suggestColleagues, userIdOf } from '#renderer/features/followups/followup-people.ts'
import type { FollowupAct } from '#renderer/features/followups/followups-search.ts'
import { freshVisit, signatureFields } from '#renderer/features/followups/visit-values.ts'
import type { VisitValues } from '#renderer/features/followups/visit-values.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { FollowupRow, ReturnVisitRow } from '#shared/contract/followups.ts'
import { exemptionReasons, signatureKinds } from '#shared/domain/followups.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Values = VisitValues & { readonly opinion: string; readonly accept: boolean; readonly visitor: string; readonly visitorId: string; readonly exemption: string; readonly words: string; readonly addressee: string }
export type SmallAct = Exclude<FollowupAct, 'record'>
type Subject = { readonly row: FollowupRow; readonly visit: ReturnVisitRow | undefined }

function complementFields(t: Translate, visit: ReturnVisitRow | undefined): readonly FormField<Values>[] {
  const lacks = (code: string) => visit?.marks.some((mark) => mark.code === `followups.${code}`) === true
  const fields: readonly (readonly [boolean, FormField<Values>])[] = [
    [lacks('form-not-filled'), { kind: 'lines', name: 'said', label: t('followups.said'), rows: 3, max: 4000, enter: 'next' }],
    [lacks('nothing-arranged'), { kind: 'text', name: 'resolution', label: t('followups.resolution'), span: 12, max: 1000 }],
    [lacks('reason-not-told'), { kind: 'text', name: 'explained', label: t('followups.explained'), span: 12, max: 1000 }],
    [lacks('corrector-missing'), { kind: 'suggest', name: 'corrector', label: t('followups.corrector'), span: 6, max: 60, load: (typed) => suggestColleagues<Values>(typed, (corrector, correctorId) => ({ corrector, correctorId })), unpick: { correctorId: '' } }],
    [lacks('next-date-missing') || lacks('nothing-arranged'), { kind: 'day', name: 'nextDay', label: t('followups.next-day'), span: 6 }],
    [lacks('reply-not-agreed'), { kind: 'moment', name: 'replyAt', label: t('followups.reply-at'), span: 6 }],
    [lacks('reply-not-agreed'), { kind: 'check', name: 'told', label: t('followups.told'), span: 6, preset: true }],
  ]
  return [...(lacks('awaiting-signature') ? signatureFields(t, () => true) : []), ...fields.filter(([isAsked]) => isAsked).map(([, field]) => field)]
}

function fieldsOf(t: Translate, act: SmallAct, { row, visit }: Subject): readonly FormField<Values>[] {
  const reply: readonly FormField<Values>[] = [
    { kind: 'day', name: 'day', label: t('followups.reply-day'), span: 6 }, { kind: 'text', name: 'addressee', label: t('followups.addressee'), span: 6, max: 120 }, { kind: 'photo', name: 'paper', label: t('followups.letter-photo'), span: 12, preset: true },
  ]
  switch (act) {
    case 'complement': return complementFields(t, visit)
    case 'review': return [
      { kind: 'lines', name: 'opinion', label: t('followups.opinion'), rows: 3, max: 1000, enter: 'next' },
      ...(visit?.signature === 'refused' && !visit.counts ? [{ kind: 'check', name: 'accept', label: t('followups.accept'), span: 12, preset: true } as const] : []),
    ]
    case 'assign': return [
      { kind: 'suggest', name: 'visitor', label: t('followups.owner'), span: 6, strict: true, load: (typed) => suggestColleagues<Values>(typed, (visitor, visitorId) => ({ visitor, visitorId })), unpick: { visitorId: '' } },
      { kind: 'day', name: 'day', label: t('followups.planned-day'), span: 6 }, { kind: 'text', name: 'reason', label: t('followups.assign-reason'), span: 12, max: 200, preset: true },
    ]
    case 'exempt': return [
      { kind: 'choice', name: 'exemption', label: t('followups.exemption'), span: 12, choices: exemptionReasons.map((value) => ({ value, label: t(`followups.exemption.${value}`) })) },
      { kind: 'text', name: 'words', label: t('followups.exemption-words'), span: 12, max: 200 },
      ...reply.map((field): FormField<Values> => ({ ...field, preset: true, when: (values) => values.exemption === 'written-reply' })),
    ]
    case 'annex': return reply
    case 'close': return [{ kind: 'text', name: 'reason', label: t('followups.close-reason'), span: 12, max: 200, ...(row.kind === 'event' ? { preset: true } : { required: true }) }]
  }
}

async function saveAct(act: SmallAct, { row, visit }: Subject, values: Values): Promise<FollowupRow> {
  const { id } = row
  const day = dayOrNull(values.day)
  switch (act) {
    case 'complement': return visit === undefined ? row : (await client.followups.complement({
      visitId: visit.id, said: values.said, signature: visit.status === 'awaiting-signature' ? signatureKinds.find((kind) => kind === values.signature) ?? 'none' : 'none', signerName: values.signerName, witness: values.witness, paperId: await keepPaper(values.paper),
      // A moment field holds whole milliseconds.
      replyAt: values.replyAt as InstantMs | null, told: values.replyAt === null ? null : values.told, nextDay: dayOrNull(values.nextDay), resolution: values.resolution, explained: values.explained, corrector: values.corrector, correctorId: userIdOf(values.correctorId),
    })).followup
    case 'review': return visit === undefined ? row : (await client.followups.review({ visitId: visit.id, opinion: values.opinion, accept: values.accept })).followup
    case 'assign': return client.followups.assign({ id, visitorId: userIdOf(values.visitorId), day, reason: values.reason })
    case 'exempt': return client.followups.exempt({ id, reason: exemptionReasons.find((reason) => reason === values.exemption) ?? 'other', words: values.words, replyDay: day, addressee: values.addressee, paperId: await keepPaper(values.paper) })
    case 'annex': return day === null ? row : client.followups.annex({ id, replyDay: day, addressee: values.addressee, paperId: await keepPaper(values.paper) })
    case 'close': return client.followups.close({ id, reason: values.reason })
  }
}

function initialOf(act: SmallAct, { row, visit }: Subject, today: string): Values {
  const day = act === 'assign' ? row.plannedDay ?? row.dueDay : act === 'annex' ? today : ''
  return { ...freshVisit(row, today), day, opinion: visit?.opinion ?? '', accept: false, visitor: row.ownerName ?? '', visitorId: row.ownerUserId ?? '', exemption: row.person === '' ? 'anonymous' : 'written-reply', words: '', addressee: '' }
}

export function FollowupActForm({ act, row, visit, done }: Subject & { readonly act: SmallAct; readonly done: () => void }) {
  const t = useText()
  const today = useSession((state) => state.status?.today) ?? ''
  const subject = { row, visit }
  return (
    <RegisterForm<Values>
      formId={`followups.${act}.${row.id}`} title={t(`followups.${act}`)} width="third" once draft={false} fields={fieldsOf(t, act, subject)} initial={() => initialOf(act, subject, today)}
      save={async (values) => ({ number: (await saveAct(act, subject, values)).number })} onSaved={done} onEscape={done}
    />
  )
}
