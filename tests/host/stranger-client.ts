/** A client that knows nothing of this program but the address of its OpenAPI document and a token: it reads paths, servers and schemas from there. */

type Schema = Readonly<Record<string, any>>
type Operation = { readonly path: string; readonly summary: string; readonly input: Schema; readonly output: Schema; readonly isStream: boolean; readonly refusals: readonly number[] }
export type StreamEvent = { readonly event: string; readonly data: any }
export type Answer = { readonly status: number; readonly body: any }

export type Stranger = {
  readonly operations: ReadonlyMap<string, Operation>
  /** Calls an operation by its id; the input is first held against the document's schema, and so is a successful answer. */
  call(operationId: string, input: Schema, token?: string): Promise<Answer>
  /** Follows a streaming operation to its end. */
  follow(operationId: string, input: Schema, token?: string): Promise<readonly StreamEvent[]>
}

/** Reads the document. */
export async function meetProgram(openapi: string, token: string): Promise<Stranger> {
  const document = (await (await fetch(openapi)).json()) as Schema
  const server = String(document['servers'][0].url)
  const operations = new Map<string, Operation>()
  for (const [path, item] of Object.entries<Schema>(document['paths'])) {
    for (const [method, operation] of Object.entries<Schema>(item)) {
      if (method !== 'post') throw new Error(`${path} wants ${method}`)
      const content = operation['responses']['200'].content as Schema
      const stream = content['text/event-stream'] as Schema | undefined
      operations.set(String(operation['operationId']), {
        path, summary: String(operation['summary'] ?? ''), input: operation['requestBody']?.content?.['application/json']?.schema ?? {},
        output: stream?.['schema'] ?? content['application/json']?.schema ?? {}, isStream: stream !== undefined, refusals: Object.keys(operation['responses']).map(Number),
      })
    }
  }
  const find = (operationId: string): Operation => {
    const operation = operations.get(operationId)
    if (operation === undefined) throw new Error(`the document has no ${operationId}`)
    return operation
  }
  const post = (operation: Operation, input: Schema, bearer: string) => {
    mustMatch(operation.input, input, 'input')
    return fetch(`${server}${operation.path}`, { method: 'POST', headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }, body: JSON.stringify(input) })
  }
  return {
    operations,
    async call(operationId, input, bearer = token) {
      const operation = find(operationId)
      const answer = await post(operation, input, bearer)
      const body: unknown = await answer.json()
      if (!operation.refusals.includes(answer.status) && answer.status !== 400) throw new Error(`${operationId} answered ${String(answer.status)}, which the document does not name`)
      if (answer.ok) mustMatch(operation.output, body, operationId)
      return { status: answer.status, body }
    },
    async follow(operationId, input, bearer = token) {
      const operation = find(operationId)
      const text = await (await post(operation, input, bearer)).text()
      return text.split('\n\n').filter((block) => block.includes('event:')).map((block) => {
        const field = (name: string) => block.split('\n').filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join('\n')
        const event = { event: field('event'), data: field('data') === '' ? undefined : (JSON.parse(field('data')) as unknown) }
        mustMatch(operation.output, event, operationId)
        return event
      })
    },
  }
}

/** Throws where a value is not what the schema says: the part of JSON Schema that such documents use. */
export function mustMatch(schema: Schema, value: any, at: string): void {
  const alternatives = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined
  if (alternatives !== undefined && !alternatives.some((one) => matches(one, value))) throw new Error(`${at} is none of the alternatives: ${JSON.stringify(value)}`)
  if ('const' in schema && value !== schema['const']) throw new Error(`${at} is not ${String(schema['const'])}`)
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) throw new Error(`${at} is none of ${schema['enum'].join(', ')}`)
  if (schema['not'] !== undefined) throw new Error(`${at} cannot be anything`)
  if (schema['type'] !== undefined && !isOfType(String(schema['type']), value)) throw new Error(`${at} is no ${String(schema['type'])}: ${JSON.stringify(value)}`)
  if (schema['format'] === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Error(`${at} is no day`)
  if (schema['format'] === 'uuid' && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) throw new Error(`${at} is no id`)
  if (schema['type'] === 'object') {
    for (const name of (schema['required'] ?? []) as readonly string[]) if (!(name in value)) throw new Error(`${at} lacks ${name}`)
    for (const [name, part] of Object.entries<Schema>(schema['properties'] ?? {})) if (value[name] !== undefined) mustMatch(part, value[name], `${at}.${name}`)
  }
  if (schema['type'] === 'array') for (const [index, item] of (value as readonly unknown[]).entries()) mustMatch(schema['items'] ?? {}, item, `${at}[${String(index)}]`)
}

function matches(schema: Schema, value: unknown): boolean {
  try {
    mustMatch(schema, value, '')
    return true
  } catch {
    return false
  }
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  return type === 'object' ? typeof value === 'object' && value !== null && !Array.isArray(value) : typeof value === type
}
