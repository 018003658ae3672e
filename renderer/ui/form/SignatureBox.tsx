/** A box to sign in with a pen, a finger or a mouse; the drawing is held as a PNG data URL. Whoever cannot draw signs on paper: the form offers that beside it. */
import { Button } from 'antd'
import { useRef } from 'react'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { FormValues } from '#renderer/ui/form/fields.ts'
import { useText } from '#renderer/ui/use-text.ts'

/** The drawing in pixels; it is kept as it is drawn. */
const [width, height] = [340, 120]
const penWidth = 2.2

/** Where the pen is on the drawing, whatever the screen made of its size. */
function pointOf(canvas: HTMLCanvasElement, event: React.PointerEvent): readonly [number, number] {
  const frame = canvas.getBoundingClientRect()
  return [((event.clientX - frame.left) / frame.width) * width, ((event.clientY - frame.top) / frame.height) * height]
}

export function SignatureBox<Values extends FormValues>(props: BoxProps<Values>) {
  const t = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDrawing = useRef(false)
  const draw = (event: React.PointerEvent, begins: boolean) => {
    const paper = canvas.current
    const pen = paper?.getContext('2d')
    if (paper === null || pen === null || pen === undefined) return
    const [x, y] = pointOf(paper, event)
    if (begins) { pen.beginPath(); pen.moveTo(x, y) }
    Object.assign(pen, { lineWidth: penWidth, lineCap: 'round', strokeStyle: '#10243e' })
    pen.lineTo(x, y)
    pen.stroke()
  }
  const lift = () => {
    if (!isDrawing.current) return
    isDrawing.current = false
    props.change(canvas.current?.toDataURL('image/png') ?? '')
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, width, height)
    props.change('')
  }
  return (
    <div className="dg-signature">
      <canvas
        ref={canvas} width={width} height={height} role="img" aria-label={props.field.label} aria-describedby={props.describedBy}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); isDrawing.current = true; draw(event, true) }}
        onPointerMove={(event) => { if (isDrawing.current) draw(event, false) }} onPointerUp={lift} onPointerCancel={lift}
      />
      <Button id={props.id} size="small" onClick={clear}>{t('form.signature-clear')}</Button>
    </div>
  )
}
