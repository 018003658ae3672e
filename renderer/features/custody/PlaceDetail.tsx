/** One cabinet as it stands: rows from the top, slots from the left, what is in each and which are free. */
import { useQuery } from '@tanstack/react-query'
import { placesSearch } from '#renderer/features/custody/custody-search.ts'
import { className } from '#renderer/features/custody/custody-words.ts'
import { PlaceForm } from '#renderer/features/custody/PlaceForm.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, Skeleton, TroubleCard, useGo, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { PlaceRow, ShelvedSubject } from '#shared/contract/custody.ts'
import { homeText } from '#shared/domain/custody-places.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function PlaceDetail({ id }: { readonly id: Id<'custody-place'> }) {
  const t = useText()
  const { search, change } = usePlace(placesSearch)
  const mayKeep = useHas('custody.keep')
  const read = useQuery(orpc.custody.place.queryOptions({ input: { id } }))
  if (read.data === undefined) return <DetailPane title="">{read.error === null ? <Skeleton rows={8} /> : <TroubleCard error={read.error} onRetry={() => void read.refetch()} />}</DetailPane>
  const { place, held } = read.data
  const isEdited = mayKeep && search.edit === 'place'
  return (
    <DetailPane title={`${place.code} ${place.name}`.trim()} subtitle={place.isSecret ? t('custody.is-secret') : className(t, { name: place.className, category: place.classCategory })} actions={mayKeep && !isEdited ? [{ key: 'E', label: t('custody.change-place'), run: () => change({ edit: 'place' }) }] : []}>
      {isEdited ? <PlaceForm place={place} done={() => change({ edit: undefined })} /> : <>
        <Facts items={[...(place.isSecret ? [{ label: t('custody.keeper'), value: place.keeper }] : []), { label: t('custody.free'), value: t('custody.free-of', { free: place.total - place.taken, total: place.total }) }]} />
        <SlotMap place={place} held={held} />
        <Loose held={held.filter((each) => each.slot === null)} />
      </>}
    </DetailPane>
  )
}

/** Slots of a row that are drawn one by one; a longer row is told in figures. */
const slotsDrawn = 40

function SlotMap({ place, held }: { readonly place: PlaceRow; readonly held: readonly ShelvedSubject[] }) {
  const t = useText()
  const rows = Array.from({ length: place.rows }, (_, index) => index + 1)
  return (
    <table className="dg-table" style={{ marginTop: 8 }}>
      <tbody>{rows.map((row) => {
        const inRow = held.filter((each) => each.row === row)
        return (
          <tr key={row}>
            <th scope="row" style={{ whiteSpace: 'nowrap', width: 1 }}>{t('custody.row-of', { row })}</th>
            <td>{place.slots > slotsDrawn ? <span className="dg-number">{t('custody.free-of', { free: place.slots - inRow.length, total: place.slots })}</span>
              : <div style={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>{Array.from({ length: place.slots }, (_, index) => <SlotBox key={index} place={place} row={row} slot={index + 1} held={inRow.find((each) => each.slot === index + 1)} />)}</div>}</td>
          </tr>
        )
      })}</tbody>
    </table>
  )
}

function SlotBox({ place, row, slot, held }: { readonly place: PlaceRow; readonly row: number; readonly slot: number; readonly held: ShelvedSubject | undefined }) {
  const t = useText()
  const go = useGo()
  const home = homeText(place.code, { row, slot })
  const label = held === undefined ? t('custody.slot-free', { place: home }) : t('custody.slot-holds', { place: home, number: held.number, title: held.title })
  const look = { width: 22, height: 22, border: '1px solid var(--dg-line)', borderRadius: 3, fontSize: 11, padding: 0, font: 'inherit' } as const
  if (held === undefined) return <span title={label} role="img" aria-label={label} style={{ ...look, display: 'inline-block', background: 'var(--dg-surface)' }} />
  return <button type="button" className="dg-number" title={label} aria-label={label} style={{ ...look, background: 'var(--dg-selected)', color: 'var(--dg-text)', cursor: 'pointer' }} onClick={() => go(`/customers/${held.customerId}`)}>{slot}</button>
}

/** What joined the cabinet by its written place and has no slot yet. */
function Loose({ held }: { readonly held: readonly ShelvedSubject[] }) {
  const t = useText()
  const go = useGo()
  if (held.length === 0) return null
  return (
    <section style={{ marginTop: 10 }}>
      <h3 style={{ margin: '0 0 4px', fontSize: 13 }}>{t('custody.loose', { count: held.length })}</h3>
      <ul style={{ margin: 0, paddingLeft: 18 }}>{held.slice(0, 50).map((each) => <li key={each.id}><button type="button" className="dg-linkbutton" onClick={() => go('/custody/shelve', { code: each.number })}>{each.number}</button> {each.title}</li>)}</ul>
    </section>
  )
}
