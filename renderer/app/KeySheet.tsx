/** All keys that work here, shown with `?`: what is mounted says so itself, lists and forms have theirs always. */
import { listedKeys } from '#renderer/ui/keys/key-bindings.ts'
import type { KeyGroup } from '#renderer/ui/keys/key-bindings.ts'
import { Overlay } from '#renderer/ui/overlay/Overlay.tsx'
import { KeyCap } from '#renderer/ui/show/marks.tsx'
import { useScan } from '#renderer/ui/scan/use-scan.ts'
import { useText } from '#renderer/ui/use-text.ts'
import type { TextKey } from '#shared/text/index.ts'

const fixed: readonly { readonly group: KeyGroup; readonly keys: string; readonly text: TextKey }[] = [
  { group: 'list', keys: 'J ↓', text: 'keys.next-row' }, { group: 'list', keys: 'K ↑', text: 'keys.previous-row' }, { group: 'list', keys: 'PageUp PageDown', text: 'keys.page' },
  { group: 'list', keys: 'Home End', text: 'keys.first-last' }, { group: 'list', keys: 'Enter', text: 'keys.open' }, { group: 'list', keys: 'Esc', text: 'keys.back' },
  { group: 'form', keys: 'Enter', text: 'keys.next-field' }, { group: 'form', keys: 'Ctrl+Enter', text: 'keys.save-next' }, { group: 'form', keys: 'Esc', text: 'keys.back' },
  { group: 'form', keys: 'Ctrl+Z', text: 'keys.correct' }, { group: 'form', keys: 'fk 2', text: 'keys.choice' },
]
const titles: readonly (readonly [KeyGroup, TextKey])[] = [['here', 'shell.keys-here'], ['everywhere', 'shell.keys-everywhere'], ['list', 'shell.keys-list'], ['form', 'shell.keys-form']]

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  // What a scan opens must not lie under this sheet.
  useScan(() => { onClose(); return false })
  const rows = [...listedKeys().map(({ group, key, label }) => ({ group, keys: key, label })), ...fixed.map(({ group, keys, text }) => ({ group, keys, label: t(text) }))]
  return (
    <Overlay label={t('shell.keys')} className="dg-sheet" onClose={onClose}>
      <h2>{t('shell.keys')}</h2>
      <div className="dg-sheet-columns">
        {titles.map(([group, title]) => {
          const mine = rows.filter((row) => row.group === group)
          return mine.length === 0 ? null : (
            <div key={group} className="dg-sheet-group">
              <div className="dg-section-title">{t(title)}</div>
              {mine.map((row) => <div key={`${row.keys}-${row.label}`} className="dg-sheet-row"><span>{row.label}</span><span>{row.keys.split(' ').map((key) => <KeyCap key={key} name={key} />)}</span></div>)}
            </div>
          )
        })}
      </div>
    </Overlay>
  )
}
