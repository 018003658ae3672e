/** A request to borrow or to consult: file, material, borrower, purpose, reason; the rest is preset. A scan adds a document. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { requestFields } from '#renderer/features/lending/request-fields.ts'
import type { LoanLimit } from '#renderer/features/lending/request-fields.ts'
import { fileValues, inputOfRequest, tickName } from '#renderer/features/lending/request-values.ts'
import type { RequestValues } from '#renderer/features/lending/request-values.ts'
import { earliestDay, keepPaper } from '#renderer/features/lending/loan-papers.ts'
import { readScan, useLendingDesk } from '#renderer/features/lending/use-lending-desk.ts'
import { orpc, troubleOf } from '#renderer/rpc/index.ts'
import { RegisterForm, Skeleton, TroubleCard, announce, useGo, useLooseText, useSession, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { FieldValue } from '#renderer/ui/index.ts'
import type { LoanRequestInput, LoanRow, requestedLoanSchema } from '#shared/contract/lending.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { z } from 'zod'

type Requested = z.output<typeof requestedLoanSchema>
type RequestFormProps = { readonly formId: string; readonly initial: RequestValues; readonly save: (input: LoanRequestInput) => Promise<Requested>; readonly fixedFile?: boolean; /** A scan of the stamped paper that is kept already; a new photo takes its place. */ readonly sealScanId?: Id<'attachment'> | null }

/** Opens with the longest loan of today when that is shorter than what is usual. */
export function RequestForm(props: RequestFormProps) {
  const ruling = useQuery(orpc.policies.ruling.queryOptions({ input: {} }))
  if (ruling.data === undefined) return ruling.error === null ? <Skeleton rows={6} /> : <TroubleCard error={ruling.error} onRetry={() => void ruling.refetch()} />
  const limit = ruling.data.lending
  return <LimitedForm {...props} limit={limit} initial={{ ...props.initial, days: props.initial.days === null ? null : Math.min(props.initial.days, limit.loanDaysMax) }} />
}

function LimitedForm({ formId, initial, save, fixedFile = false, sealScanId = null, limit }: RequestFormProps & { readonly limit: LoanLimit }) {
  const t = useText()
  const go = useGo()
  const tell = useTellRequested()
  const [customerId, setCustomerId] = useState(initial.customerId)
  const file = useQuery(orpc.customers.index.queryOptions({ input: { id: customerId as Id<'customer'> }, enabled: customerId !== '' }))
  const items = customerId === '' ? [] : file.data?.items ?? []
  const state = customerId === '' ? 'none' : file.data === undefined ? 'loading' : items.length === 0 ? 'empty' : 'listed'
  const today = useSession((session) => session.status?.today) ?? earliestDay
  const onScan = useFormScan(fixedFile ? initial.customerId : null)
  return (
    <RegisterForm<RequestValues>
      formId={formId} initial={() => initial} fields={requestFields(t, items, state, { file: initial.customerId !== '', item: initial.itemTyped !== '' }, limit)} watch={(values) => setCustomerId(values.customerId)} once={fixedFile} onScan={onScan} quiet
      save={async (values) => { const requested = await save(inputOfRequest(values, items, today, await keepPaper(values.stamped ? values.sealScan : '') ?? sealScanId)); tell(requested); return { number: requested.loan.number, subject: requested.loan.id } }}
      onSaved={(saved, _values, mode) => { if (mode === 'close') go('/lending', { open: saved.subject }) }}
      remedies={{
        'lending.leave-out': {
          run: (_values, remedy, again) => {
            const rest: readonly FieldValue[] = Array.isArray(remedy.values?.['itemIds']) ? remedy.values['itemIds'] : []
            again(Object.fromEntries(items.filter((item) => !rest.includes(item.id)).map((item) => [tickName(item.id), false])))
          },
        },
      }}
    />
  )
}

/** Says what became of a request: that it waits, for nobody perhaps, and what the approver is told about the borrower. */
function useTellRequested(): (requested: Requested) => void {
  const t = useText()
  const loose = useLooseText()
  return ({ loan, warnings, vacantSteps }) => {
    const remarks = warnings.map((warning) => loose(`warning.${warning.code}`, wordsOf(warning.facts)) ?? warning.code)
    if (vacantSteps.length > 0) remarks.push(t('lending.vacant-steps', { steps: vacantSteps.map((step) => loose(`approvals.step-${step}`) ?? step).join(t('common.list-join')) }))
    announce({ text: [t('lending.said-requested', { number: loan.number }), ...remarks].join(t('common.sentence-join')), ...(remarks.length === 0 ? {} : { tone: 'warn' as const }) })
  }
}

function wordsOf(facts: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : String(fact ?? '')]))
}

/** A scan in the form: a document on its shelf is added; anything else does what it does at the desk. `onlyFile`: the file cannot change. */
function useFormScan(onlyFile: string | null) {
  const go = useGo()
  const sentence = useTroubleSentence()
  const show = useCallback((loan: LoanRow) => go('/lending', { open: loan.id }), [go])
  const failed = useCallback((loan: LoanRow, error: unknown) => { announce({ text: `${loan.number} ${sentence(troubleOf(error))}`, tone: 'warn' }) }, [sentence])
  const desk = useLendingDesk({ show, failed })
  return async (code: string, fill: (patch: Partial<RequestValues>) => void): Promise<boolean> => {
    const found = await readScan(code)
    if (found === null) return false
    if (found.meaning !== 'request') { await desk.act(found); return true }
    if (onlyFile !== null && found.customerId !== onlyFile) return false
    fill(fileValues({ id: found.customerId, number: found.customerNumber, name: found.customerName }, found.itemId === null ? null : { id: found.itemId, title: found.itemTitle }))
    return true
  }
}
