/** Values that no honest screen would send, and nearly honest ones made from an operation's own schema. */
import * as fc from 'fast-check'
import * as z from 'zod'

type JsonSchema = {
  readonly type?: string; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly format?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>; readonly items?: JsonSchema; readonly anyOf?: readonly JsonSchema[]; readonly oneOf?: readonly JsonSchema[]
  readonly minimum?: number; readonly maximum?: number; readonly maxLength?: number
}

const deep = (levels: number): unknown => (levels === 0 ? 'bottom' : { down: deep(levels - 1), list: [levels] })
const polluting: unknown = JSON.parse('{"__proto__":{"isAdministrator":true},"constructor":{"prototype":{"polluted":1}}}')

/** Strings that break things: markup, formulas, SQL, paths, lone halves of signs, very long ones. */
const hostileStrings = [
  '', ' ', '\u0000', 'a\u0000b', '\uD800', '\u202Egpj.exe', '=HYPERLINK("x")', `'; DROP TABLE deposits; --`, '../../../etc/passwd', '\\\\server\\share', 'C:\\Windows', '<img src=x onerror=alert(1)>',
  '${7*7}', '%s%s%n', 'NaN', '__proto__', 'constructor', '２０２６年２月３１日', '2026-02-31', '9'.repeat(400), '测'.repeat(5_000), 'a'.repeat(200_000), '🙂'.repeat(300),
]
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53, -1, 1e308, 10n ** 30n, true, false, [], {}, Symbol.iterator, new Date(0), new Date(Number.NaN), new Map(), /x/, () => 1, polluting, deep(500)),
  fc.constantFrom(...hostileStrings),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true, maxDepth: 3 }),
)

/** An honest-looking value for a schema; ids are of the right shape and usually of nobody. */
function honest(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(honest))
  switch (schema.type) {
    case 'string': return honestString(schema)
    case 'integer': return fc.integer({ min: Math.max(schema.minimum ?? -5, -(2 ** 31)), max: Math.min(schema.maximum ?? 500, Math.max(schema.minimum ?? 0, 0) + 500) })
    case 'number': return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6 })
    case 'boolean': return fc.boolean()
    case 'null': return fc.constant(null)
    case 'array': return fc.array(honest(schema.items ?? {}), { maxLength: 3 })
    case 'object': return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, honest(property)])), { requiredKeys: [] })
    default: return fc.constantFrom<unknown>('x', 1, null)
  }
}

function honestString(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.integer({ min: 0, max: 0xffff }).map((tail) => `01900000-0000-7000-8000-${tail.toString(16).padStart(12, '0')}`)
  if (schema.format === 'date') return fc.constantFrom('2026-03-02', '2026-02-29', '1999-12-31', '2026-12-31')
  return fc.oneof(fc.constantFrom('测试甲', '13800000000', '合同', 'JC2026-00001'), fc.string({ maxLength: Math.min(schema.maxLength ?? 30, 30) }))
}

/** Inputs for one operation: wholly hostile, honest, and honest with one field made hostile. `spoilAlways` leaves the honest ones out. */
export function inputsFor(schema: unknown, spoilAlways: boolean): fc.Arbitrary<unknown> {
  // The contract's inputs are all zod objects; what JSON cannot say (a file) becomes any value.
  const json = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const names = Object.keys(json.properties ?? {})
  const good = honest(json)
  const spoilt = names.length === 0
    ? hostile.filter((value) => typeof value !== 'object' || value === null)
    : fc.tuple(good, fc.constantFrom(...names), hostile).map(([value, name, bad]) => ({ ...Object(value), [name]: bad }))
  return spoilAlways ? fc.oneof(spoilt, hostile.filter((value) => names.length > 0 || typeof value !== 'object' || value === null)) : fc.oneof(hostile, spoilt, good)
}
