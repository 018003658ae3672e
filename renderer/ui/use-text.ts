/** Gives components the sentences of the chosen language. */
import { useCallback } from 'react'
import { usePreferences } from '#renderer/state/preferences.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale, TextKey, TextParams } from '#shared/text/index.ts'

export type Translate = (key: TextKey, params?: TextParams) => string

/** `const t = useText(); t('common.save')`. Changes with the language at once. */
export function useText(): Translate {
  const locale = useLocale()
  return useCallback((key, params) => translate(locale, key, params), [locale])
}

/** For keys built at run time (`refusal.<code>`): undefined when no table holds them. */
export function useLooseText(): (key: string, params?: TextParams) => string | undefined {
  const locale = useLocale()
  return useCallback((key, params) => findText(locale, key, params), [locale])
}

export function useLocale(): Locale {
  return usePreferences((state) => state.locale)
}
