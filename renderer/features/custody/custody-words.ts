/** Words of classes and judgements on custody's screens. */
import type { Translate } from '#renderer/ui/index.ts'
import type { CustomerCategory } from '#shared/domain/customers.ts'

/** A class by its name; one that an office begins with carries its customer class's. */
export function className(t: Translate, of: { readonly name: string; readonly category: CustomerCategory | null }): string {
  return of.name !== '' ? of.name : of.category === null ? '' : t(`customers.category.${of.category}`)
}
