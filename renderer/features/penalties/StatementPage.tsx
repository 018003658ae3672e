/** The statement of a month: what was confirmed or reduced, by person, for the screen, paper and a file. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthsUpTo, statementSearch } from '#renderer/features/penalties/penalties-search.ts'
import { money } from '#renderer/features/penalties/penalty-words.ts'
import { client, orpc, troubleOf } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, Empty, FilterChoice, KeyCap, Page, PrintPreview, Skeleton, TroubleCard, announce, useHas, useKeys, useLocale, usePlace, useSession, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { PenaltyStatement } from '#shared/contract/penalties.ts'

export function StatementPage() {
  const t = useText()
  const locale = useLocale()
  const { search, go } = usePlace(statementSearch)
  const sentence = useTroubleSentence()
  const mayExport = useHas('reports.export')
  const today = useSession((state) => state.status?.today)
  const months = today === undefined ? [] : monthsUpTo(today)
  const month = search.month ?? months[0] ?? ''
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  const statement = useQuery(orpc.penalties.statement.queryOptions({ input: { month }, enabled: month !== '' }))
  const print = () => { client.penalties.statementPaper({ month, locale }).then(setPaper).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) }) }
  const exportFile = () => go('/reports', { register: 'penalties', state: 'charged', from: `${month}-01`, to: lastDayOf(month), ask: 'export' })
  useKeys([{ key: 'Ctrl+P', label: t('penalties.print'), run: print }, ...(mayExport ? [{ key: 'Ctrl+E', label: t('penalties.export'), run: exportFile }] : [])])
  return (
    <Page title={t('penalties.statement')} actions={<>
      <FilterChoice name="month" label={t('penalties.month')} choices={months.map((value) => ({ value, label: value }))} />
      <Button onClick={print}>{t('penalties.print')} <KeyCap name="Ctrl+P" /></Button>
      {mayExport && <Button onClick={exportFile}>{t('penalties.export')} <KeyCap name="Ctrl+E" /></Button>}
    </>}>
      {statement.error !== null ? <TroubleCard error={statement.error} onRetry={() => void statement.refetch()} /> : statement.data === undefined ? <Skeleton rows={10} /> : <StatementTable statement={statement.data} />}
      {paper !== null && <PrintPreview title={paper.title} html={paper.html} onClose={() => setPaper(null)} />}
    </Page>
  )
}

function lastDayOf(month: string): string {
  return `${month}-${String(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate())}`
}

function StatementTable({ statement }: { readonly statement: PenaltyStatement }) {
  const t = useText()
  const locale = useLocale()
  return (
    <>
      <p className="dg-number">{t('penalties.sum')} <strong>{money(statement.totalCents)}</strong>{statement.undecided > 0 && <span className="dg-quiet">　{t('penalties.undecided')} {statement.undecided}</span>}</p>
      {statement.people.length === 0 ? <Empty text={t('penalties.statement-empty')} /> : (
        <table className="dg-table">
          <thead><tr><th>{t('penalties.person')}</th><th>{t('penalties.number')}</th><th>{t('penalties.day')}</th><th>{t('penalties.clause')}</th><th>{t('penalties.violation')}</th><th>{t('penalties.consequence')}</th><th style={{ textAlign: 'right' }}>{t('penalties.amount')}</th></tr></thead>
          <tbody>
            {statement.people.flatMap((person) => [
              ...person.lines.map((line) => (
                <tr key={line.number}>
                  <td>{person.personName}</td><td>{line.number}</td><td><DayText day={line.day} /></td><td><ClauseLink clause={line.clause} /></td><td>{line[locale]}</td>
                  <td>{line.consequence === null ? '' : t(`penalties.consequence.${line.consequence.kind}`)}</td><td style={{ textAlign: 'right' }}>{money(line.amountCents)}</td>
                </tr>
              )),
              <tr key={person.personKey}><td colSpan={6}><strong>{person.personName} {t('penalties.sum')}</strong></td><td style={{ textAlign: 'right' }}><strong>{money(person.totalCents)}</strong></td></tr>,
            ])}
          </tbody>
        </table>
      )}
    </>
  )
}
