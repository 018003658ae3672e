/** Reads and writes the fields that the office added to registers; the only place that knows their table. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { CustomField } from '#shared/domain/register-forms.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** A field of the office with its id and register. */
export type OfficeField = CustomField & { readonly id: Id<'register-field'>; readonly form: string }

/** The office's fields of one register or of all, in the order in which they were added. Ids and JSON were written by the program. */
export async function listOfficeFields(reader: Reader, form: string | null): Promise<OfficeField[]> {
  let select = reader.selectFrom('register_custom_fields').selectAll()
  if (form !== null) select = select.where('form', '=', form)
  const rows = await select.orderBy('added_at').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id as Id<'register-field'>, form: row.form, key: row.key, label: row.label, kind: row.kind, options: JSON.parse(row.options) as string[], required: row.required, isRetired: row.retired_at !== null }))
}

/** Adds a field. */
export async function insertOfficeField(writer: Writer, field: Omit<OfficeField, 'isRetired'> & { readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('register_custom_fields').values({ id: field.id, form: field.form, key: field.key, label: field.label, kind: field.kind, options: JSON.stringify(field.options), required: field.required, added_at: field.at, added_by: field.by, retired_at: null, retired_by: null }).execute()
}

/** Retires a field; its values stay on the lines that have them. */
export async function retireOfficeField(writer: Writer, id: string, at: number, by: string): Promise<void> {
  await writer.updateTable('register_custom_fields').set({ retired_at: at, retired_by: by }).where('id', '=', id).execute()
}
