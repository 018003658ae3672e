/** Paper before it is paper: the document as the archive made it, in a frame that runs no script; the same source prints. */
import { Button } from 'antd'
import { useRef } from 'react'
import { Overlay } from '#renderer/ui/overlay/Overlay.tsx'
import { KeyCap } from '#renderer/ui/show/marks.tsx'
import { useText } from '#renderer/ui/use-text.ts'

/** Same origin so that this page may print it; no scripts, forms or pop-ups inside. */
const sandbox = 'allow-same-origin allow-modals'

export function PrintPreview({ html, title, onClose }: { readonly html: string; readonly title: string; readonly onClose: () => void }) {
  const t = useText()
  const frame = useRef<HTMLIFrameElement>(null)
  const print = () => frame.current?.contentWindow?.print()
  return (
    <Overlay label={title} className="dg-sheet" onClose={onClose}>
      <div className="dg-stack" style={{ height: '70vh' }} onKeyDown={(event) => { if (event.key === 'Enter' || (event.ctrlKey && event.key === 'p')) { event.preventDefault(); print() } }}>
        <div className="dg-row"><h2 style={{ margin: 0 }}>{title}</h2><span style={{ flex: 1 }} />
          <Button data-first="true" type="primary" onClick={print}>{t('common.print')}<KeyCap name="Enter" /></Button><Button onClick={onClose}>{t('common.close')}<KeyCap name="Esc" /></Button>
        </div>
        <iframe ref={frame} className="dg-print-frame" title={title} sandbox={sandbox} srcDoc={html} />
      </div>
    </Overlay>
  )
}

/** Prints a document without showing it first; resolves when the print dialog has been answered. */
export function printHtml(html: string): Promise<void> {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', sandbox)
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden'
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      const page = frame.contentWindow
      if (page === null) { frame.remove(); resolve(); return }
      page.print()
      // Chromium returns from print() when the dialog is closed; the frame may go a moment later.
      setTimeout(() => { frame.remove(); resolve() }, 500)
    })
    frame.srcdoc = html
    document.body.append(frame)
  })
}
