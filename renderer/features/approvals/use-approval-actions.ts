/** The keys of a sheet: what this person may do to it now, each with its letter. */
import { addedSigners, questionsOf } from '#renderer/features/approvals/ApprovalForm.tsx'
import { openStepOf } from '#renderer/features/approvals/approvals-marks.tsx'
import type { ApprovalDoing } from '#renderer/features/approvals/approvals-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { announce, placeOfSubject, useChangeSearch, useGo, useHas, useLocale, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { ApprovalSheet } from '#shared/contract/approvals.ts'

type Outcome = { readonly failed: (error: unknown) => void; readonly printed: (html: string) => void }

/** The actions of a sheet; `failed` hears a refusal, `printed` gets the page of a fresh print. */
export function useApprovalActions(sheet: ApprovalSheet, { failed, printed }: Outcome): DetailAction[] {
  const t = useText()
  const go = useGo()
  const locale = useLocale()
  const change = useChangeSearch()
  const mayEnter = useHas('desk.register')
  const { id, number, subjectKind, subjectId } = sheet.approval
  const step = openStepOf(sheet)
  const run = (work: () => Promise<unknown>, said: string | null) => () => void work().then(() => { failed(undefined); if (said !== null) announce({ text: said }) }, failed)
  const ask = (doing: ApprovalDoing) => () => change({ doing, code: undefined })
  const place = placeOfSubject(subjectKind, subjectId)
  const may = sheet.mayDecide
  const actions: readonly (DetailAction & { readonly when: boolean })[] = [
    { key: 'A', label: t('approvals.agree'), primary: true, when: may, run: questionsOf(sheet).length > 0 ? ask('agree') : run(() => client.approvals.agree({ id, step }), t('approvals.said-agree', { number })) },
    { key: 'A', label: t('approvals.answer'), primary: true, when: sheet.mayAnswer && !may, run: ask('answer') },
    { key: 'O', label: t('approvals.write-opinion'), when: may && questionsOf(sheet).length === 0, run: ask('agree') },
    { key: 'R', label: t(sheet.earlierSteps.length === 0 ? 'approvals.return' : 'approvals.send-back'), when: may, run: ask('return') },
    { key: 'X', label: t('approvals.refuse'), danger: true, when: may, run: ask('refuse') },
    { key: 'T', label: t('approvals.transfer'), when: may, run: ask('transfer') },
    { key: 'D', label: t('approvals.delegate'), when: may, run: ask('delegate') },
    { key: '+', label: t('approvals.add-signer'), when: may, run: ask('add-signer') },
    { key: 'M', label: t('approvals.remove-signer'), when: addedSigners(sheet).length > 0 && may, run: ask('remove-signer') },
    { key: 'W', label: t('approvals.withdraw'), when: sheet.mayWithdraw, run: ask('withdraw') },
    { key: 'U', label: t('approvals.urge'), when: sheet.mayUrge, run: run(() => client.approvals.urge({ id, step }), t('approvals.said-urge', { number })) },
    { key: 'C', label: t('approvals.copy'), when: sheet.mayCopy && sheet.readers.length > 0, run: ask('copy') },
    { key: 'P', label: t('approvals.print'), when: sheet.mayPrint, run: run(async () => { printed((await client.approvals.print({ id, locale })).html) }, null) },
    { key: 'B', label: t('approvals.paper'), when: mayEnter && step !== null && !sheet.mayWithdraw, run: ask('paper') },
    { key: 'V', label: t('approvals.open-subject'), when: place !== null, run: () => { if (place !== null) go(place.path, place.search) } },
  ]
  return actions.filter((action) => action.when)
}
