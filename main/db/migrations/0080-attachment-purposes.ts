/** Frozen: what an attachment is for, and since when a record names it. */
export const migration0080 = {
  version: 80,
  name: 'attachment-purposes',
  statements: [
    `ALTER TABLE attachments ADD COLUMN purpose TEXT NOT NULL DEFAULT 'deposit-photo'`,
    `ALTER TABLE attachments ADD COLUMN claimed_at INTEGER`,
    `CREATE INDEX attachments_unclaimed ON attachments (created_at) WHERE claimed_at IS NULL`,
    `CREATE INDEX attachments_by_address ON attachments (address)`,
  ],
} as const
