/** Ctrl+K: one box over every record and every command, keys only. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { rankCommands } from '#renderer/app/palette-commands.ts'
import type { Command } from '#renderer/app/palette-commands.ts'
import { featureRoutes } from '#renderer/app/routes.tsx'
import { lockDesk } from '#renderer/app/session-actions.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { useAllowed, useHas } from '#renderer/state/session.ts'
import { findRecords } from '#renderer/ui/find/find-source.ts'
import type { FindHit } from '#renderer/ui/find/find-source.ts'
import { Overlay } from '#renderer/ui/overlay/Overlay.tsx'
import { useGo } from '#renderer/ui/place/use-place.ts'
import { useScan } from '#renderer/ui/scan/use-scan.ts'
import { KeyCap, StatusTag } from '#renderer/ui/show/marks.tsx'
import { useLooseText, useText } from '#renderer/ui/use-text.ts'

type Line = { readonly key: string; readonly label: string; readonly detail: string; readonly kind: string | undefined; readonly shortcut: string | undefined; readonly run: () => void }
const restMs = 60
const mostCommands = 8

/** Every register is a command by its own name, which stands in its pack and not in a route. */
function useRegisterCommands(): readonly Command[] {
  const go = useGo()
  const locale = usePreferences((state) => state.locale)
  const forms = useQuery(orpc.registers.forms.queryOptions({ input: {}, enabled: useHas('registers.read') }))
  return (forms.data?.registers ?? []).map((register) => ({ key: `register-${register.id}`, label: register[locale], words: `${register.clause} ${register.en}`, shortcut: undefined, run: () => go(`/registers/${register.id}`) }))
}

function useCommands(): readonly Command[] {
  const t = useText()
  const go = useGo()
  const allowed = useAllowed()
  const { theme, setTheme, locale, setLocale } = usePreferences()
  const railKey = (rail: number | undefined) => (rail === undefined ? undefined : `Alt+${String(rail)}`)
  return [
    ...featureRoutes.filter((route) => !route.path.includes('$') && allowed(route)).map((route) => ({ key: route.path, label: t(route.title), words: `${route.words ?? ''} ${route.path.slice(1)}`, shortcut: route.key ?? railKey(route.rail), run: () => go(route.path) })),
    { key: 'lock', label: t('shell.lock'), words: 'lock suoding', shortcut: 'Ctrl+L', run: () => void lockDesk() },
    { key: 'switch', label: t('shell.switch-operator'), words: 'switch operator', shortcut: 'Ctrl+Shift+L', run: () => void lockDesk() },
    { key: 'theme', label: `${t('settings.theme')}${t('common.colon')}${t(theme === 'dark' ? 'shell.theme-light' : 'shell.theme-dark')}`, words: 'dark light theme', shortcut: undefined, run: () => setTheme(theme === 'dark' ? 'light' : 'dark') },
    { key: 'language', label: locale === 'zh' ? 'English' : '中文', words: 'language yuyan english zhongwen', shortcut: undefined, run: () => setLocale(locale === 'zh' ? 'en' : 'zh') },
  ]
}

function useHits(typed: string): readonly FindHit[] {
  const [hits, setHits] = useState<readonly FindHit[]>([])
  useEffect(() => {
    if (typed.trim() === '') { setHits([]); return undefined }
    const abort = new AbortController()
    const timer = setTimeout(() => { void findRecords(typed.trim(), abort.signal).then((found) => { if (!abort.signal.aborted) setHits(found) }).catch(() => { if (!abort.signal.aborted) setHits([]) }) }, restMs)
    return () => { clearTimeout(timer); abort.abort() }
  }, [typed])
  return hits
}

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const loose = useLooseText()
  const go = useGo()
  const [typed, setTyped] = useState('')
  // What a scan opens must not lie under this sheet.
  useScan(() => { onClose(); return false })
  const [current, setCurrent] = useState(0)
  const commands = rankCommands([...useCommands(), ...useRegisterCommands()], typed).slice(0, typed === '' ? 30 : mostCommands)
  const hits = useHits(typed)
  const lines = useMemo<readonly Line[]>(() => [
    ...hits.map((hit) => ({ key: `hit-${hit.key}`, label: hit.title, detail: hit.detail, kind: loose(`today.kind.${hit.kind}`) ?? loose(`find.kind.${hit.kind}`) ?? hit.kind, shortcut: undefined, run: () => go(hit.path, hit.search) })),
    ...commands.map((command) => ({ key: command.key, label: command.label, detail: '', kind: undefined, shortcut: command.shortcut, run: command.run })),
  ], [hits, commands, loose, go])
  const at = Math.min(current, Math.max(0, lines.length - 1))
  const take = (line: Line | undefined) => { if (line !== undefined) { onClose(); line.run() } }
  useEffect(() => { document.getElementById(`palette-${String(at)}`)?.scrollIntoView({ block: 'nearest' }) }, [at])

  function hear(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setCurrent(Math.max(0, Math.min(lines.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))) }
    else if (event.key === 'Enter') { event.preventDefault(); take(lines[at]) }
  }
  return (
    <Overlay label={t('shell.find-short')} className="dg-palette" onClose={onClose}>
      <input data-first="true" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={`palette-${String(at)}`} aria-label={t('shell.find')} placeholder={t('shell.find')} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => { setTyped(event.target.value); setCurrent(0) }} onKeyDown={hear} />
      <div className="dg-palette-list" role="listbox" id="palette-list">
        {lines.length === 0 && <div className="dg-palette-group">{t('shell.find-nothing')}</div>}
        {lines.map((line, index) => (
          <div key={line.key} id={`palette-${String(index)}`} role="option" className="dg-option" aria-selected={index === at} onPointerDown={(event) => { event.preventDefault(); take(line) }}>
            {line.kind !== undefined && <StatusTag tone="accent">{line.kind}</StatusTag>}<span>{line.label}</span>
            <span className="dg-option-detail">{line.detail}{line.shortcut !== undefined && <KeyCap name={line.shortcut} />}</span>
          </div>
        ))}
      </div>
    </Overlay>
  )
}
