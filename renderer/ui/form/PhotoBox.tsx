/** A photo chosen, dropped or pasted; never taken by the camera, because the desktop shell grants no permission. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { FormValues } from '#renderer/ui/form/fields.ts'
import { readPhoto } from '#renderer/ui/form/photo.ts'
import { useText } from '#renderer/ui/use-text.ts'

export function PhotoBox<Values extends FormValues>(props: BoxProps<Values>) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [bad, setBad] = useState(false)
  const url = typeof props.value === 'string' ? props.value : ''
  async function take(file: Blob | undefined): Promise<void> {
    if (file === undefined) return
    const photo = await readPhoto(file)
    setBad(photo === null)
    if (photo !== null) props.change(photo)
  }
  return (
    <div
      className="dg-photo" tabIndex={-1}
      onPaste={(event) => { const file = [...event.clipboardData.files][0]; if (file !== undefined) { event.preventDefault(); void take(file) } }}
      onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void take([...event.dataTransfer.files][0]) }}
    >
      {url !== '' && <img src={url} alt={props.field.label} />}
      <Button id={props.id} size="small" aria-describedby={props.describedBy} onClick={() => input.current?.click()}>{t('form.photo-add')}</Button>
      {url !== '' && <Button size="small" onClick={() => props.change('')}>{t('form.photo-remove')}</Button>}
      {bad && <span role="alert" className="dg-late">{t('form.photo-bad')}</span>}
      <input ref={input} type="file" hidden accept="image/jpeg,image/png,image/webp" onChange={(event) => { void take(event.target.files?.[0]); event.target.value = '' }} />
    </div>
  )
}
