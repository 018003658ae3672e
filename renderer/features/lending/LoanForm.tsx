/** What the desk asks while it hands over, takes back, corrects, settles or gives up: in the right third, one form each. */
import { client } from '#renderer/rpc/index.ts'
import type { LoanDoing } from '#renderer/features/lending/lending-search.ts'
import { correctionFields, correctionsOf, countFields, countsOf, freshCounts, openDifferences, returnFields } from '#renderer/features/lending/loan-form-values.ts'
import type { CountValues } from '#renderer/features/lending/loan-form-values.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { FormField, SavedLine, Translate } from '#renderer/ui/index.ts'
import type { LoanLineRow, LoanRow, LoanSheet } from '#shared/contract/lending.ts'
import { settlements } from '#shared/domain/lending-return.ts'

type FormProps = { readonly sheet: LoanSheet; readonly done: () => void }
type Work = { readonly title: string; readonly label: string; readonly fields: readonly FormField<CountValues>[]; readonly initial: CountValues; readonly save: (values: CountValues) => Promise<SavedLine> }

export function LoanForm({ doing, sheet, done }: FormProps & { readonly doing: LoanDoing }) {
  const t = useText()
  const work = works[doing](t, sheet)
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
  return { text: t(loan.status === 'closed' ? 'lending.said-closed' : loan.status === 'difference' ? 'lending.said-difference' : 'lending.said-returned', { number: loan.number, item }) }
}

const works: Readonly<Record<LoanDoing, (t: Translate, sheet: LoanSheet) => Work>> = {
  issue: (t, { loan, lines }) => ({
    title: t('lending.issue'), label: t('lending.do-issue'), fields: countFields(t, lines.filter((line) => line.isPaper)), initial: freshCounts(lines, (line) => line.pagesListed),
    save: async (values) => {
      const acted = await client.lending.issue({ id: loan.id, pages: countsOf(lines, values) })
      return { text: t('lending.said-issued', { number: loan.number, borrower: loan.borrowerName, dueDay: acted.loan.dueDay ?? '' }) }
    },
  }),
  return: (t, { loan, lines }) => {
    const out = lines.filter((line) => line.state === 'out')
    return {
      title: t('lending.return-count'), label: t('lending.do-return'), fields: returnFields(t, out), initial: freshCounts(out, (line) => line.pagesAtIssue),
      save: async (values) => {
        const taken = out.filter((line) => values[`take-${String(line.position)}`] !== false)
        const acted = await client.lending.return({ id: loan.id, pages: countsOf(taken, values) })
        return saidOf(t, acted.loan, taken)
      },
    }
  },
  correct: (t, { loan, lines }) => {
    const back = lines.filter((line) => line.state === 'back')
    return {
      title: t('lending.correct-return'), label: t('lending.do-correct'), fields: correctionFields(t, back), initial: freshCounts(back, (line) => line.pagesAtReturn),
      save: async (values) => {
        await client.lending.correctReturn({ id: loan.id, reason: String(values['reason'] ?? ''), pages: correctionsOf(back, values) })
        return { text: t('lending.said-corrected', { number: loan.number }) }
      },
    }
  },
  settle: (t, { loan, lines }) => {
    const open = openDifferences(lines)
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
  cancel: (t, { loan }) => ({
    title: t('lending.cancel'), label: t('lending.do-cancel'), initial: { reason: '' }, fields: [{ kind: 'text', name: 'reason', label: t('lending.cancel-reason'), required: true, max: 300 }],
    save: async (values) => { await client.lending.cancel({ id: loan.id, reason: String(values['reason'] ?? '') }); return { text: t('lending.said-cancelled', { number: loan.number }) } },
  }),
}
