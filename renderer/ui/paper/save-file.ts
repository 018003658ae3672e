/** Hands a file to the person the way this shell can: a download that the shell turns into its own save dialog. */
export type FileToSave = { readonly name: string } & ({ readonly bytes: Blob | Uint8Array<ArrayBuffer> } | { readonly url: string })

export function saveFile(file: FileToSave): void {
  const made = 'url' in file ? null : URL.createObjectURL(file.bytes instanceof Blob ? file.bytes : new Blob([file.bytes]))
  const link = document.createElement('a')
  link.href = made ?? ('url' in file ? file.url : '')
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  if (made !== null) setTimeout(() => URL.revokeObjectURL(made), 60_000)
}
