/** The OpenAPI document of the contract, so that a stranger's client can log in and do the whole day's work. */
import { OpenAPIGenerator } from '@orpc/openapi'
import type { AnyContractProcedure } from '@orpc/contract'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import * as z from 'zod'
import { programVersion } from '#main/app/version.ts'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'
import { rolesWith } from '#shared/domain/access.ts'

const description = [
  'Dangui: front desk, deposits and archive lending of one office, in one encrypted archive on this PC.',
  'Every call is a POST with a JSON body and `Authorization: Bearer <token>`. The token printed at the start of the host shell is one desk: `session/login` seats a person there (`session/status` lists who may log in).',
  'The `sessionToken` that a login returns may be used as the bearer instead; it is a desk of its own, so two people can work at once.',
  'A refusal is status 409 with its reasons, the clause behind each and what would make it a yes. Operations that stream (verification, imports, exports) answer as text/event-stream: `message` events carry progress, the `done` event carries the result, an `error` event carries a refusal or a fault. Hanging up cancels the work.',
  'The file of a finished export of this desk is read with GET /exports/{id} beside /api. Days are YYYY-MM-DD in the office\'s zone (UTC+8), moments milliseconds since 1970-01-01T00:00:00Z, money integer cents.',
].join('\n\n')

/** Our ids, days and moments are checked by our own rules, which a converter cannot read; their meta says what they look like. */
const describedByMeta = new ZodToJsonSchemaConverter({
  interceptors: [({ schema, next }) => {
    const [required, json] = next()
    const meta = schema instanceof z.ZodCustom ? schema.meta() : undefined
    if (meta === undefined || !('not' in json)) return [required, json]
    const { not: _nothing, ...rest } = json
    // The meta is written in JSON Schema's own words by shared/contract/values.ts.
    return [true, { ...rest, ...(meta as typeof rest) }]
  }],
})

/** Builds the document for a host at `url`. */
export async function createOpenApiDocument(url: string): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [describedByMeta] })
  const document = await generator.generate(contract, {
    info: { title: 'Dangui 档柜', version: programVersion, description },
    servers: [{ url: `${url}/api` }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
  for (const operations of Object.values<Record<string, AnyContractProcedure>>(contract)) {
    for (const operation of Object.values(operations)) {
      const { meta, route } = operation['~orpc']
      const described = document.paths?.[route.path ?? '']?.post
      // Every contract is built by shared/contract/operation.ts, which sets this meta.
      if (described !== undefined) described.description = whoMay(meta as OperationMeta)
    }
  }
  return document
}

function whoMay({ capability, kind }: OperationMeta): string {
  if (capability === 'public') return `Needs no login (${kind}).`
  return capability === 'signed-in' ? `For anyone who is logged in (${kind}).` : `Needs the right \`${capability}\`: ${rolesWith(capability).join(', ')} (${kind}).`
}
