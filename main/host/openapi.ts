/** The OpenAPI document of the contract, so that a stranger's client can log in and do the whole day's work. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { programVersion } from '#main/app/version.ts'
import { contract } from '#shared/contract/index.ts'

const description = [
  'Dangui: front desk, deposits and archive lending of one office, in one encrypted archive on this PC.',
  'Every call is a POST with a JSON body and `Authorization: Bearer <token>`. The token printed at the start of the host shell is one desk: `session/login` seats a person there.',
  'The `sessionToken` that a login returns may be used as the bearer instead; it is a desk of its own, so two people can work at once.',
  'A refusal is status 409 with its reasons, the clause behind each and what would make it a yes. Operations that stream (verification, imports, exports) answer as text/event-stream: `message` events carry progress, the `done` event carries the result.',
].join('\n\n')

/** Builds the document for a host at `url`. */
export function createOpenApiDocument(url: string): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: { title: 'Dangui 档柜', version: programVersion, description },
    servers: [{ url: `${url}/api` }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
}
