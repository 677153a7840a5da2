/** The columns that name files kept outside the database, by the hash of their bytes: what none of them names is swept, and a backup takes along what one does. */
export const fileColumns = [
  { table: 'attachment', column: 'hash' },
  { table: 'held_file', column: 'hash' },
  { table: 'passage_file', column: 'hash' },
  { table: 'tool', column: 'file_hash' },
] as const;
