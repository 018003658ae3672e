/** The word with which the preload script tells the page's language, so that the menu and the dialogs speak it too. */
import type { Locale } from '#shared/text/index.ts'

export const pageLanguage = 'dangui:language'

/** The language that a page's `lang` names, or null when it names none that the program speaks. */
export function localeOfPage(lang: unknown): Locale | null {
  return lang === 'zh-CN' ? 'zh' : lang === 'en' ? 'en' : null
}
