/** What a feature tells the shell about its pages. */
import type { ComponentType } from 'react'
import type { ZodType } from 'zod'
import type { Capability } from '#shared/domain/access.ts'
import type { TextKey } from '#shared/text/index.ts'

export type RailDigit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

export type FeatureRoute = {
  /** `/deposits`, `/deposits/new`, `/deposits/$id`. */
  readonly path: `/${string}`
  readonly title: TextKey
  readonly component: ComponentType
  /** Validates what stands in the address after `?`. Every member needs a `.catch`, so that a broken address still opens. */
  readonly search?: ZodType
  /** Who may open it; anyone logged in when absent. */
  readonly capability?: Capability
  /** Its place on the left rail: the digit of Alt+digit, or 0 for below, apart. */
  readonly rail?: RailDigit
  /** The rail page that it is listed under while somebody works there, so that what belongs together is found together. */
  readonly under?: RailDigit
  /** A key that opens it from any screen, e.g. `F4`. */
  readonly key?: string
  /** More spellings that find it under Ctrl+K: pinyin, old names. */
  readonly words?: string
}
