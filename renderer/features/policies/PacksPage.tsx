/** Which packs the office lives by, and where a change of one is asked for. */
import { useQuery } from '@tanstack/react-query'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { packsSearch, rowsOf } from '#renderer/features/policies/policies-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, FilterChoice, FilterText, ListPage, StatusTag, useGo, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column, DetailAction } from '#renderer/ui/index.ts'
import type { PolicyPackRow } from '#shared/contract/policies.ts'

export function PacksPage() {
  const t = useText()
  const locale = useLocale()
  const go = useGo()
  const { search } = usePlace(packsSearch)
  const mayPropose = useHas('policies.propose')
  const policies = useQuery(orpc.policies.list.queryOptions({ input: {} }))
  const packs = policies.data?.packs ?? []
  const shown = packs.filter((pack) => (search.state === 'all' || pack.isInForce === (search.state === 'on')) && `${pack.id} ${pack[locale]}`.toLowerCase().includes(search.text.trim().toLowerCase()))
  const turn = (pack: PolicyPackRow) => go('/policies/propose', { pack: pack.id })
  const figure = (pack: PolicyPackRow) => go('/policies', { pack: pack.id, figures: 'yes' })
  return (
    <PolicyTabs path="/policies/packs">
      <ListPage
        id="policy-packs" title={t('policies.tab-packs')} source={rowsOf(policies, shown)} rowKey={(pack) => pack.id} columns={useColumns()} total={policies.data === undefined ? undefined : shown.length}
        filters={<><FilterText name="text" placeholder={t('policies.filter')} /><FilterChoice name="state" choices={[{ value: 'all', label: t('policies.every-pack') }, { value: 'on', label: t('policies.value-on') }, { value: 'off', label: t('policies.value-off') }]} /></>}
        actions={mayPropose ? [{ key: 'T', label: t('policies.turn'), run: turn, when: (pack) => !(pack.isNeeded && pack.isInForce) }, { key: 'F', label: t('policies.change-figure'), run: figure }] : []}
        detail={(openId) => { const pack = packs.find((candidate) => candidate.id === openId); return pack === undefined ? null : <PackDetail pack={pack} turn={mayPropose ? () => turn(pack) : null} figure={mayPropose ? () => figure(pack) : null} /> }}
        empty={{ text: t('policies.nothing-found') }}
      />
    </PolicyTabs>
  )
}

function useColumns(): readonly Column<PolicyPackRow>[] {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  return [
    { key: 'id', title: t('policies.pack'), width: 70, cell: (pack) => <span className="dg-number">{pack.id}</span> }, { key: 'name', title: t('policies.name'), grow: 2, minWidth: 180, cell: (pack) => pack[locale] },
    { key: 'state', title: t('policies.effect'), width: 110, cell: (pack) => <StatusTag tone={pack.isInForce ? 'ok' : 'neutral'}>{t(pack.isInForce ? 'policies.value-on' : 'policies.value-off')}</StatusTag> },
    { key: 'trade', title: t('policies.trade'), width: 110, cell: (pack) => loose(`policies.trade-${pack.trade}`) ?? pack.trade }, { key: 'clauses', title: t('policies.clauses'), width: 80, align: 'right', cell: (pack) => <span className="dg-number">{pack.clauses.length}</span> },
    { key: 'changed', title: t('policies.changed-figures'), width: 110, align: 'right', cell: (pack) => <span className="dg-number">{changedOf(pack).length || ''}</span> }, { key: 'version', title: t('policies.version'), width: 100, cell: (pack) => <span className="dg-number">{pack.version}</span> },
  ]
}

function changedOf(pack: PolicyPackRow) {
  return pack.clauses.flatMap((clause) => clause.changed.map((name) => ({ clause, value: clause.numbers[name] })))
}

function PackDetail({ pack, turn, figure }: { readonly pack: PolicyPackRow; readonly turn: (() => void) | null; readonly figure: (() => void) | null }) {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const isFixed = pack.isNeeded && pack.isInForce
  const actions: DetailAction[] = [...(turn === null || isFixed ? [] : [{ key: 'T', label: t(pack.isInForce ? 'policies.turn-off' : 'policies.turn-on'), run: turn }]), ...(figure === null ? [] : [{ key: 'F', label: t('policies.change-figure'), run: figure }])]
  return (
    <DetailPane title={`${pack.id} ${pack[locale]}`} subtitle={loose(`policies.trade-${pack.trade}`) ?? ''} actions={actions}>
      <Facts items={[
        { label: t('policies.effect'), value: <StatusTag tone={pack.isInForce ? 'ok' : 'neutral'}>{t(pack.isInForce ? 'policies.value-on' : 'policies.value-off')}</StatusTag> }, { label: t('policies.version'), value: pack.version },
        ...(isFixed ? [{ label: t('policies.turn-off'), value: t('policies.needed'), wide: true }] : []),
        ...changedOf(pack).map(({ clause, value }) => ({ label: clause.printed, value: `${clause[locale]} → ${String(value)}`, wide: true })),
      ]} />
    </DetailPane>
  )
}
