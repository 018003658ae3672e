/** The system's own dialogs over the desk's window: choose a folder, choose where to save. */
import { extname } from 'node:path'
import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Dialogs } from '#main/platform/platform.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

/** Builds the dialogs port; a cancelled dialog answers null. */
export function createSystemDialogs(window: () => BrowserWindow | null, locale: () => Locale): Dialogs {
  return {
    async chooseFolder() {
      const options = { title: translate(locale(), 'desktop.choose-folder'), properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] } satisfies Electron.OpenDialogOptions
      const parent = window()
      const chosen = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    async chooseSavePath(suggestedPath) {
      const extension = extname(suggestedPath).slice(1)
      const options = {
        title: translate(locale(), 'desktop.choose-save-path'), defaultPath: suggestedPath, properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        ...(extension === '' ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
      } satisfies Electron.SaveDialogOptions
      const parent = window()
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
  }
}
