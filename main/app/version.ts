/** The program's version, from the package that it was built of. */
import packageJson from '../../package.json' with { type: 'json' }

export const programVersion: string = packageJson.version
