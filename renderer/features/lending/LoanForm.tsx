/** What the desk asks while it hands over, takes back, corrects, settles or gives up: in the right third, one form each. */
import { client } from '#renderer/rpc/index.ts'
import type { LoanDoing } from '#renderer/features/lending/lending-search.ts'
import { copiesFields, copiesOf, correctionFields, correctionsOf, countFields, countsOf, endable, freshCopies, freshCounts, restOf, returnFields, signatureFields, signatureOf, unsigned } from '#renderer/features/lending/loan-form-values.ts'
import { earliestDay, keepPaper } from '#renderer/features/lending/loan-papers.ts'
import { readDay } from '#renderer/features/lending/request-values.ts'
import type { CountValues } from '#renderer/features/lending/loan-form-values.ts'
import { RegisterForm, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField, SavedLine, Translate } from '#renderer/ui/index.ts'
import type { LoanLineRow, LoanRow, LoanSheet } from '#shared/contract/lending.ts'
import type { Day } from '#shared/kernel/days.ts'
import { settlements } from '#shared/domain/lending-return.ts'

type FormProps = { readonly sheet: LoanSheet; readonly done: () => void }
type Work = { readonly title: string; readonly label: string; readonly fields: readonly FormField<CountValues>[]; readonly initial: CountValues; readonly save: (values: CountValues) => Promise<SavedLine> }

export function LoanForm({ doing, sheet, done }: FormProps & { readonly doing: LoanDoing }) {
  const t = useText()
  const today = useSession((session) => session.status?.today) ?? earliestDay
  const work = works[doing](t, sheet, today)
  return (
    <RegisterForm<CountValues>
      formId={`lending.${doing}.${sheet.loan.id}`} title={work.title} fields={work.fields} initial={() => work.initial} save={work.save} onSaved={done} onEscape={done}
      width="third" draft={false} once saveLabel={work.label}
    />
  )
}

/** What the quiet line says after material came back. */
function saidOf(t: Translate, loan: LoanRow, lines: readonly LoanLineRow[]): SavedLine {
  const item = lines.map((line) => line.title).join(t('common.list-join'))
  return { text: t(loan.status === 'closed' ? 'lending.said-closed' : loan.status === 'difference' ? 'lending.said-difference' : lines.some((line) => line.state === 'out') ? 'lending.said-part' : 'lending.said-returned', { number: loan.number, item }) }
}

const works: Readonly<Record<LoanDoing, (t: Translate, sheet: LoanSheet, today: Day) => Work>> = {
  issue: (t, { loan, lines }) => ({
    title: t('lending.issue'), label: t('lending.do-issue'), initial: { ...freshCounts(lines, (line) => line.pagesListed), ...freshCopies(lines, (line) => line.copies), ...unsigned },
    fields: [...countFields(t, lines.filter((line) => line.isPaper)), ...copiesFields(lines, (line) => t('lending.copies-of', { title: line.title })).map((field): FormField<CountValues> => ({ ...field, preset: true })), ...(loan.kind === 'loan' ? signatureFields(t) : [])],
    save: async (values) => {
      const acted = await client.lending.issue({ id: loan.id, pages: countsOf(lines, values), signature: await signatureOf(values) })
      return { text: t('lending.said-issued', { number: loan.number, borrower: loan.borrowerName, dueDay: acted.loan.dueDay ?? '' }) }
    },
  }),
  return: (t, { loan, lines }) => {
    const out = lines.filter((line) => line.state === 'out')
    return {
      title: t('lending.return-count'), label: t('lending.do-return'), fields: returnFields(t, out), initial: { ...freshCounts(out, (line) => line.pagesAtIssue), ...freshCopies(out, restOf) },
      save: async (values) => {
        const taken = out.filter((line) => values[`take-${String(line.position)}`] !== false)
        const acted = await client.lending.return({ id: loan.id, pages: countsOf(taken, values) })
        return saidOf(t, acted.loan, acted.lines.filter((line) => taken.some((one) => one.position === line.position)))
      },
    }
  },
  correct: (t, { loan, lines }) => {
    const back = lines.filter((line) => line.state === 'back' || line.copiesBack > 0)
    return {
      title: t('lending.correct-return'), label: t('lending.do-correct'), fields: correctionFields(t, back), initial: { ...freshCounts(back, (line) => line.pagesAtReturn), ...freshCopies(back, (line) => line.copiesBack) },
      save: async (values) => {
        await client.lending.correctReturn({ id: loan.id, reason: String(values['reason'] ?? ''), pages: correctionsOf(back, values) })
        return { text: t('lending.said-corrected', { number: loan.number }) }
      },
    }
  },
  settle: (t, { loan, lines }) => {
    const open = endable(lines)
    return {
      title: t('lending.settle'), label: t('lending.do-settle'), initial: { position: String(open[0]?.position ?? ''), settlement: '', reason: '' },
      fields: [
        ...(open.length < 2 ? [] : [{ kind: 'choice' as const, name: 'position', label: t('lending.item'), required: true, choices: open.map((line) => ({ value: String(line.position), label: line.title })) }]),
        { kind: 'choice', name: 'settlement', label: t('lending.settlement'), required: true, choices: settlements.map((value) => ({ value, label: t(`lending.settlement-${value}`) })) },
        { kind: 'text', name: 'reason', label: t('lending.settlement-reason'), required: true, max: 300 },
      ],
      save: async (values) => {
        const settlement = settlements.find((known) => known === values['settlement']) ?? 'miscounted'
        await client.lending.settle({ id: loan.id, position: Number(values['position']), settlement, reason: String(values['reason'] ?? '') })
        return { text: t('lending.said-settled', { number: loan.number }) }
      },
    }
  },
  fill: (t, { loan, lines }) => {
    const open = lines.filter((line) => line.copiesOut === null)
    return {
      title: t('lending.fill-register'), label: t('lending.do-fill'), initial: { ...freshCopies(open, () => null), ...unsigned, reason: '' },
      fields: [
        ...copiesFields(open, (line) => t('lending.copies-of', { title: line.title })),
        ...(loan.gaps.includes('reason') ? [{ kind: 'text' as const, name: 'reason', label: t('lending.reason'), max: 300 }] : []),
        ...(loan.gaps.includes('signature') ? signatureFields(t) : []),
      ],
      save: async (values) => {
        const copies = copiesOf(open, values).flatMap((count) => (count.copies === null ? [] : [{ position: count.position, copies: count.copies }]))
        const acted = await client.lending.fillRegister({ id: loan.id, copies, reason: String(values['reason'] ?? ''), signature: await signatureOf(values) })
        const gaps = acted.loan.gaps.map((gap) => t(`lending.gap-${gap}`)).join(t('common.list-join'))
        return { text: gaps === '' ? t('lending.said-filled', { number: loan.number }) : t('lending.said-still-open', { number: loan.number, gaps }) }
      },
    }
  },
  seal: (t, { loan }, today) => ({
    title: t('lending.enter-seal'), label: t('lending.do-seal'), initial: { stamped: true, headName: loan.seal.headName, signedDay: '', sealScan: '' },
    fields: [
      { kind: 'check', name: 'stamped', label: t('lending.stamped'), span: 12, preset: true }, { kind: 'text', name: 'headName', label: t('lending.seal-head'), required: true, max: 60, span: 6 },
      { kind: 'day', name: 'signedDay', label: t('lending.seal-day'), placeholder: t('lending.seal-day-today'), preset: true, span: 6 }, { kind: 'photo', name: 'sealScan', label: t('lending.seal-scan'), preset: true },
    ],
    save: async (values) => {
      await client.lending.seal({ id: loan.id, stamped: values['stamped'] === true, headName: String(values['headName'] ?? ''), signedDay: readDay(String(values['signedDay'] ?? '')) ?? today, sealScanId: await keepPaper(String(values['sealScan'] ?? '')) })
      return { text: t('lending.said-sealed', { number: loan.number }) }
    },
  }),
  cancel: (t, { loan }) => ({
    title: t('lending.cancel'), label: t('lending.do-cancel'), initial: { reason: '' }, fields: [{ kind: 'text', name: 'reason', label: t('lending.cancel-reason'), required: true, max: 300 }],
    save: async (values) => { await client.lending.cancel({ id: loan.id, reason: String(values['reason'] ?? '') }); return { text: t('lending.said-cancelled', { number: loan.number }) } },
  }),
}
