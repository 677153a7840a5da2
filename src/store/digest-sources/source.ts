import type { DigestPicker } from '#src/domain/digest/compose.ts';
import type { DigestRecipient, DigestSection } from '#src/domain/digest/item.ts';
import type { Sql } from '../db.ts';
import type { DigestMoment } from '../digest-moment.ts';

/** Where one part of a digest comes from. A further one is a file here and a line in index.ts. */
export type DigestSource = {
  section: DigestSection;
  /** Reads for all these recipients at once what was there at the moment; what they share is kept in `moment.remember`. */
  load(sql: Sql, moment: DigestMoment, recipients: readonly DigestRecipient[]): Promise<DigestPicker>;
};
