/** Guarantees that every sentence exists in both languages, side by side. */
export type Locale = 'zh' | 'en'
/** Sentences by key; `{name}` is replaced by the parameter of that name. */
export type TextTable = Readonly<Record<string, { readonly zh: string; readonly en: string }>>
