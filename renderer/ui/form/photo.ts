/** Guarantees that a photo in a form is small, upright and really a picture. */

/** Longer side of a kept photo, in pixels. */
export const maxPhotoPixels = 1600
const maxSourceBytes = 10 * 1024 * 1024
const accepted = ['image/jpeg', 'image/png', 'image/webp']

/** Reads a picture and writes it anew as JPEG, which also drops place and camera data; null when it is no usable photo. */
export async function readPhoto(file: Blob): Promise<string | null> {
  if (!accepted.includes(file.type) || file.size > maxSourceBytes) return null
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, maxPhotoPixels / Math.max(picture.width, picture.height))
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
    const context = canvas.getContext('2d')
    if (context === null) return null
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await dataUrlOf(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 }))
  } catch {
    return null
  }
}

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => { if (typeof reader.result === 'string') resolve(reader.result) })
    reader.addEventListener('error', () => reject(new Error('the picture could not be read')))
    reader.readAsDataURL(blob)
  })
}

/** A File from the data URL that a photo field holds, for sending; null when the field is empty. */
export function photoFile(dataUrl: string, name: string): File | null {
  const match = /^data:(image\/[a-z]+);base64,(.+)$/.exec(dataUrl)
  if (match === null || match[1] === undefined || match[2] === undefined) return null
  const bytes = Uint8Array.from(atob(match[2]), (character) => character.charCodeAt(0))
  return new File([bytes], name, { type: match[1] })
}
