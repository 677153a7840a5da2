/** 'ESTAT:LFST_R_LFUR2GAC(1.0)', 'ESTAT:ILC_DI15$DEFAULTVIEW(1.0)' with or without a label, and 'lfst_r_lfur2gac' → its code; null if it is no such thing. */
export function parseDataset(written: string): string | null {
  const [, code, plain] =
    /^(?:[A-Za-z0-9_.]+:([A-Za-z0-9_]+)(?:\$[A-Za-z0-9_]+)?(?:\(\d+(?:\.\d+)*\))?(?::.*)?|([A-Za-z]\w*))$/.exec(
      written,
    ) ?? [];
  return (code ?? plain)?.toLowerCase() ?? null;
}

/**
 * The table in the name of a file: 'estat_lfsa_ergan.tsv.gz' → 'lfsa_ergan', by the longest of the `known` that its name holds, since people add
 * words; where it holds none, what stands behind Eurostat's 'estat_'. '' if the name says none.
 */
export function datasetInName(name: string, known: readonly string[]): string {
  const stem = name
    .toLowerCase()
    .replace(/\.(tsv|csv|json|txt|gz)+$/g, '')
    .replace(/\.(tsv|csv|json|txt)$/, '');
  const words = `_${stem.replaceAll(/\W+/g, '_')}_`;
  const [longest] = known
    .filter((code) => words.includes(`_${code}_`))
    .toSorted((left, right) => right.length - left.length);
  return longest ?? /^estat_(\w+)$/.exec(stem)?.[1] ?? '';
}
