/** A sheet over the page that the keyboard cannot leave and Esc closes; the focus returns to where it was. */
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

const reachable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), iframe, [tabindex="0"]'

export function Overlay({ label, onClose, className, children }: { readonly label: string; readonly onClose: () => void; readonly className: string; readonly children: ReactNode }) {
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const first = sheet.current?.querySelector<HTMLElement>('[data-first]') ?? sheet.current
    first?.focus()
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true }) }
  }, [])
  function hear(event: React.KeyboardEvent): void {
    // Shortcuts of the page below must not act through the sheet.
    event.nativeEvent.stopPropagation()
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') { event.preventDefault(); onClose(); return }
    if (event.key !== 'Tab' || sheet.current === null) return
    const stops = [...sheet.current.querySelectorAll<HTMLElement>(reachable)]
    const [first, last] = [stops[0], stops.at(-1)]
    if (first === undefined || last === undefined) { event.preventDefault(); return }
    if (event.shiftKey && (document.activeElement === first || document.activeElement === sheet.current)) { event.preventDefault(); last.focus() }
    else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus() }
  }
  return (
    <div className="dg-overlay" onPointerDown={(event) => { if (event.target === event.currentTarget) onClose() }} onKeyDown={hear}>
      <div ref={sheet} className={className} role="dialog" aria-modal="true" aria-label={label} tabIndex={-1}>{children}</div>
    </div>
  )
}
