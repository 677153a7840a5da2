/**
 * What became of an import, however it was asked for: 0, all was taken; 2, some rows were bad or contradict each other, and the rest was taken; 1, nothing was
 * taken. `lines` are the report, a sentence each.
 */
export type ImportResult = { exit: 0 | 1 | 2; lines: string[] };

/** What can be imported: figures, or an edition of a policy index. */
export const importKinds = ['figures', 'mipex', 'mipex-r'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What whoever imports says besides the file. */
export type ImportWish = { kind: ImportKind; settings: string; edition: string; source: string };
