/** The door to the type that a feature's `<feature>.report.ts` implements; it lives in `main/mechanisms/registers`, so that features do not import each other. */
export type { RegisterColumn, RegisterContext, RegisterFilter, RegisterRow, RegisterSource, RegisterState, RegisterTally } from '#main/mechanisms/registers/register-source.ts'
