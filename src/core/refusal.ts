/**
 * What a refusal means for a message that goes out unasked.
 * place: nothing is taken there, whatever is sent, until somebody changes something there.
 * person: nobody is reached by that account or address any more.
 * message: this message is not taken there; another platform writes it otherwise.
 * ours: the platform has something against this server, not against the reader.
 * later: it passes by itself.
 * rate: the platform asks to wait; nothing was done.
 * uncertain: there was no answer, or none that says whether it was done.
 * unknown: the platform refused with a code that is in no table.
 */
export type Refusal = 'place' | 'person' | 'message' | 'ours' | 'later' | 'rate' | 'uncertain' | 'unknown';

/** Returns whether the platform would refuse the message again however often it is sent. */
export const isLasting = (refusal: Refusal) => refusal === 'place' || refusal === 'person' || refusal === 'message';

/** Codes of a platform by what they mean, each written as words with blanks between. A code that stands twice is an error. */
export function createRefusalTable(lists: Partial<Record<Refusal, string>>): ReadonlyMap<string, Refusal> {
  const table = new Map<string, Refusal>();
  for (const [refusal, codes] of Object.entries(lists))
    for (const code of codes.split(/\s+/).filter(Boolean)) {
      if (table.has(code)) throw new Error(`The code ${code} is classified twice.`);
      table.set(code, refusal as Refusal);
    }
  return table;
}
