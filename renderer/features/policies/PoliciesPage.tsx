/** Policies: every clause, whether the program runs it and how strictly, with its figures; a cited clause opens at the right. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ClauseDetail } from '#renderer/features/policies/ClauseDetail.tsx'
import { articleOf, clauseLines, findCited, hasFigure, matchClauses } from '#renderer/features/policies/clause-lines.ts'
import type { ClauseLine } from '#renderer/features/policies/clause-lines.ts'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { HardnessTag, figuresText } from '#renderer/features/policies/clause-marks.tsx'
import { hardnessChoices, policiesSearch, rowsOf, runChoices } from '#renderer/features/policies/policies-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterText, ListPage, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'

export function PoliciesPage() {
  const t = useText()
  const locale = useLocale()
  const { search, change, go } = usePlace(policiesSearch)
  const mayPropose = useHas('policies.propose')
  const policies = useQuery(orpc.policies.list.queryOptions({ input: {} }))
  const packs = policies.data?.packs ?? []
  const lines = clauseLines(packs)
  const shown = matchClauses(lines, search, locale).filter((line) => search.figures === 'all' || hasFigure(line))
  const cited = search.clause === undefined ? undefined : findCited(lines, search.clause)
  useEffect(() => {
    // The citation becomes an ordinary place: its article in the list, the clause open.
    if (cited !== undefined) change({ clause: undefined, open: cited.id, text: articleOf(cited.printed), pack: undefined, hardness: undefined, runs: undefined, figures: undefined })
  }, [cited, change])
  const isUnknown = search.clause !== undefined && cited === undefined && policies.data !== undefined
  return (
    <PolicyTabs path="/policies" before={isUnknown && <div className="dg-banner" role="status">{t('policies.not-listed', { clause: search.clause ?? '' })}</div>}>
        <ListPage
          id="policies" title={t('policies.title')} source={rowsOf(policies, shown)} rowKey={(line) => line.id} columns={useColumns()} total={policies.data === undefined ? undefined : shown.length}
          filters={<>
            <FilterText name="text" placeholder={t('policies.filter')} />
            <FilterChoice name="pack" label={t('policies.packs')} choices={[{ value: 'all', label: t('policies.every-pack') }, ...packs.map((pack) => ({ value: pack.id, label: `${pack.id} ${pack[locale]}` }))]} />
            <FilterChoice name="hardness" label={t('policies.hardness')} choices={hardnessChoices.map((value) => ({ value, label: value === 'all' ? t('policies.every-hardness') : t(`policies.hardness.${value}`) }))} />
            <FilterChoice name="figures" choices={[{ value: 'all', label: t('policies.any-figures') }, { value: 'yes', label: t('policies.with-figures') }]} />
            <FilterChoice name="runs" label={t('policies.mechanism')} choices={runChoices.map((value) => ({ value, label: t(`policies.runs.${value}`) }))} />
          </>}
          detail={(openId) => { const line = lines.find((candidate) => candidate.id === openId); return line === undefined ? null : <ClauseDetail line={line} siblings={lines.filter((other) => other.printed === line.printed && other.id !== line.id)} /> }}
          actions={mayPropose ? [{ key: 'F', label: t('policies.change-figure'), run: (line) => go('/policies/propose', { clause: line.id }), when: hasFigure }] : []}
          empty={{ text: t('policies.nothing-found') }}
        />
    </PolicyTabs>
  )
}

function useColumns(): readonly Column<ClauseLine>[] {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  return [
    { key: 'printed', title: t('policies.clause'), width: 96, cell: (line) => <span className="dg-number">{line.printed}</span> },
    { key: 'says', title: t('policies.says'), minWidth: 260, cell: (line) => <span title={line[locale]}>{line[locale]}</span> },
    { key: 'hardness', title: t('policies.hardness'), width: 76, cell: (line) => <HardnessTag line={line} /> },
    { key: 'numbers', title: t('policies.numbers'), width: 210, cell: (line) => <span title={figuresText(line, loose)}>{figuresText(line, loose)}</span> },
    { key: 'mechanism', title: t('policies.mechanism'), width: 96, cell: (line) => loose(`policies.mechanism.${line.mechanism ?? 'none'}`) ?? line.mechanism },
  ]
}
