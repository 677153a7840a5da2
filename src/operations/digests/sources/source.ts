import type { DigestPicker } from '#src/domain/digests/compose.ts';
import type { DigestRecipient, DigestSection } from '#src/domain/digests/item.ts';
import type { Sql } from '#src/store/database/database.ts';
import type { DigestSnapshot } from '../snapshot.ts';

/** The source of one part of a digest. A further one is a file here and a line in index.ts. */
export type DigestSource = {
  section: DigestSection;
  /** Reads for all these recipients at once what was there at the snapshot; what they share is kept in `snapshot.remember`. */
  load(sql: Sql, snapshot: DigestSnapshot, recipients: readonly DigestRecipient[]): Promise<DigestPicker>;
};
