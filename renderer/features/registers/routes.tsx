/** Registers: all of them, one with its lines, a new line, and its fields. */
import { EnterLinePage } from '#renderer/features/registers/EnterLinePage.tsx'
import { OfficeFieldsPage } from '#renderer/features/registers/OfficeFieldsPage.tsx'
import { RegisterPage } from '#renderer/features/registers/RegisterPage.tsx'
import { RegistersPage } from '#renderer/features/registers/RegistersPage.tsx'
import { linesSearch, registersSearch } from '#renderer/features/registers/registers-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const registersRoutes: readonly FeatureRoute[] = [
  { path: '/registers', under: 8, title: 'registers.title', component: RegistersPage, search: registersSearch, capability: 'registers.read', words: 'dengjibu djb bufu register book form' },
  { path: '/registers/$form', title: 'registers.title', component: RegisterPage, search: linesSearch, capability: 'registers.read' },
  { path: '/registers/$form/new', title: 'registers.new', component: EnterLinePage, search: linesSearch, capability: 'registers.write' },
  { path: '/registers/$form/fields', title: 'registers.fields', component: OfficeFieldsPage, search: linesSearch, capability: 'registers.adapt' },
]
