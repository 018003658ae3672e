/** One form at the right for each thing that is done to a report. */
import type { ReportDoing } from '#renderer/features/customer-reports/reports-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useLocale, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CustomerReportSheet, ReportCopy, ReportVersion } from '#shared/contract/customer-reports.ts'
import { reportItems } from '#shared/domain/customer-reports.ts'
import type { Locale } from '#shared/text/index.ts'

/** Items corrected at once; whoever needs more counts the report again, or corrects it in two goes. */
const pairs = [1, 2, 3, 4] as const
type Pair = (typeof pairs)[number]
type Values = { readonly [name: string]: string | number | boolean | null; readonly verdict: string; readonly note: string; readonly reason: string; readonly count: number | null; readonly medium: string }

type Doing = {
  readonly doing: ReportDoing; readonly sheet: CustomerReportSheet
  readonly showPaper: (paper: { readonly title: string; readonly html: string }) => void; readonly startExport: (copy: ReportCopy) => void; readonly done: () => void
}

const titles = { review: 'customer-reports.review', correct: 'customer-reports.correct', print: 'customer-reports.print', export: 'customer-reports.export' } as const
const door = client['customer-reports']

export function ReportForm({ doing, sheet, showPaper, startExport, done }: Doing) {
  const t = useText()
  const locale = useLocale()
  const isDesktop = useSession((state) => state.status?.shell === 'desktop')
  async function save(values: Values) {
    const made = await act(doing, sheet, values, locale)
    if (made?.paper !== null && made?.paper !== undefined) showPaper(made.paper)
    const [first] = made?.copies ?? []
    if (doing === 'export' && first !== undefined) startExport(first)
    return { text: made === undefined ? t('form.saved') : t('customer-reports.said-made', { copies: made.copies.map((copy) => copy.copyNumber).join(t('common.list-join')) }) }
  }
  const initial = (): Values => ({ verdict: 'passed', note: '', reason: '', count: sheet.copies.length === 0 ? Math.max(1, sheet.definition.printRun ?? 1) : 1, medium: 'xlsx', ...Object.fromEntries(pairs.flatMap((pair) => [[itemOf(pair), ''], [valueOf(pair), null]])) })
  return <RegisterForm<Values, Awaited<ReturnType<typeof save>>> formId={`customer-reports.${doing}.${sheet.report.id}`} title={t(titles[doing])} fields={fieldsOf(doing, sheet, t, isDesktop)} initial={initial} save={save} onSaved={done} onEscape={done} once width="third" draft={doing === 'correct'} />
}

const itemOf = (pair: Pair) => `item${String(pair)}`
const valueOf = (pair: Pair) => `value${String(pair)}`
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)

async function act(doing: ReportDoing, { report: { id } }: CustomerReportSheet, values: Values, locale: Locale) {
  switch (doing) {
    case 'review': { await door.review({ id, verdict: values.verdict === 'returned' ? 'returned' : 'passed', note: values.note }); return undefined }
    case 'correct': {
      await door.correct({ id, items: pairs.flatMap((pair) => { const [item, newValue] = [reportItems.find((known) => known === values[itemOf(pair)]), values[valueOf(pair)]]; return item !== undefined && isWhole(newValue) ? [{ item, newValue }] : [] }), reason: values.reason })
      return undefined
    }
    case 'print': return door.makeCopies({ id, medium: 'paper', count: values.count ?? 1, locale })
    case 'export': return door.makeCopies({ id, medium: values.medium === 'pdf' ? 'pdf' : 'xlsx', locale })
  }
}

function fieldsOf(doing: ReportDoing, { report, versions }: CustomerReportSheet, t: Translate, isDesktop: boolean): readonly FormField<Values>[] {
  switch (doing) {
    case 'review': return [
      { kind: 'choice', name: 'verdict', label: t('customer-reports.verdict'), required: true, span: 12, preset: true, choices: (['passed', 'returned'] as const).map((value) => ({ value, label: t(`customer-reports.verdict.${value}`) })) },
      { kind: 'lines', name: 'note', label: t('customer-reports.check-note'), hint: t('customer-reports.check-note-hint'), required: true, span: 12, rows: 3, max: 500, enter: 'next' },
    ]
    case 'correct': return correctionFields(versions.find(({ version }) => version === report.issuedVersion), t)
    case 'print': return [{ kind: 'number', name: 'count', label: t('customer-reports.print-run'), required: true, span: 12, min: 1, maxValue: 50, whole: true }]
    // A browser has no engine of ours to print a PDF, and a number would be spent on nothing.
    case 'export': return [{ kind: 'choice', name: 'medium', label: t('customer-reports.file-format'), required: true, span: 12, choices: (isDesktop ? (['xlsx', 'pdf'] as const) : (['xlsx'] as const)).map((value) => ({ value, label: t(`customer-reports.medium.${value}`) })) }]
  }
}

/** An item with its new value; the next pair stands there once this one is filled in. The value as it stands is said under the box. */
function correctionFields(standing: ReportVersion | undefined, t: Translate): readonly FormField<Values>[] {
  const choices = reportItems.map((item) => ({ value: item, label: t('customer-reports.item-now', { item: t(`customer-reports.item.${item}`), value: standing?.figures[item] ?? 0 }) }))
  const isShown = (pair: Pair) => (values: Values) => pair === 1 || (values[itemOf(pair)] ?? '') !== '' || isWhole(values[valueOf(pair === 2 ? 1 : pair === 3 ? 2 : 3)])
  return [
    ...pairs.flatMap((pair): FormField<Values>[] => [
      { kind: 'choice', name: itemOf(pair), label: t('customer-reports.correct-item'), required: pair === 1, span: 12, when: isShown(pair), choices, preset: pair > 1 },
      { kind: 'number', name: valueOf(pair), label: t('customer-reports.new-value'), required: true, span: 12, min: 0, maxValue: 100_000_000, whole: true, when: (values) => (values[itemOf(pair)] ?? '') !== '' },
    ]),
    { kind: 'text', name: 'reason', label: t('customer-reports.reason'), hint: t('customer-reports.correct-hint'), required: true, span: 12, max: 200 },
  ]
}
