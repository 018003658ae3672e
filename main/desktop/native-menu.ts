/** The native menu: only what the system expects of a window. The desk's own keys live in the page, so no accelerator here takes one of them. */
import type { MenuItemConstructorOptions } from 'electron'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

/** What the menu can ask of the program. */
export type MenuActions = { showAbout(): void; openExportsFolder(): void; openLogFolder(): void }

export type MenuOptions = { readonly locale: Locale; readonly isMac: boolean; readonly isPackaged: boolean; readonly actions: MenuActions }

type Item = MenuItemConstructorOptions

/** Builds the template in the desk's language. There is no "reload": a half-filled form is not thrown away by a slip of the hand. */
export function createMenuTemplate({ locale, isMac, isPackaged, actions }: MenuOptions): Item[] {
  const label = (key: TextKey) => translate(locale, key)
  const role = (name: NonNullable<Item['role']>, key: TextKey): Item => ({ role: name, label: label(key) })
  const divider: Item = { type: 'separator' }
  const about: Item = { label: label('desktop.menu.about'), click: () => { actions.showAbout() } }
  const folders: Item[] = [
    { label: label('desktop.menu.exports-folder'), click: () => { actions.openExportsFolder() } },
    { label: label('desktop.menu.log-folder'), click: () => { actions.openLogFolder() } },
  ]
  const program: Item[] = isMac ? [{ label: label('shell.product'), submenu: [about, divider, role('hide', 'desktop.menu.hide'), divider, role('quit', 'desktop.menu.quit')] }] : []
  return [
    ...program,
    { label: label('desktop.menu.file'), submenu: isMac ? folders : [...folders, divider, role('quit', 'desktop.menu.quit')] },
    {
      label: label('desktop.menu.edit'),
      submenu: [
        role('undo', 'desktop.menu.undo'), role('redo', 'desktop.menu.redo'), divider,
        role('cut', 'desktop.menu.cut'), role('copy', 'desktop.menu.copy'), role('paste', 'desktop.menu.paste'), role('selectAll', 'desktop.menu.select-all'),
      ],
    },
    {
      label: label('desktop.menu.view'),
      submenu: [
        role('zoomIn', 'desktop.menu.zoom-in'), role('zoomOut', 'desktop.menu.zoom-out'), role('resetZoom', 'desktop.menu.actual-size'), divider,
        role('togglefullscreen', 'desktop.menu.full-screen'), ...(isPackaged ? [] : [divider, { role: 'toggleDevTools' } satisfies Item]),
      ],
    },
    { label: label('desktop.menu.window'), submenu: [role('minimize', 'desktop.menu.minimize')] },
    ...(isMac ? [] : [{ label: label('desktop.menu.help'), submenu: [about] } satisfies Item]),
  ]
}
