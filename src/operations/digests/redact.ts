import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { listQuoted, personSubjects, renamePerson } from '#src/core/redact-message.ts';
import { listGoneKeys, listSubjects, withoutSubjects } from '#src/domain/digests/digest.ts';
import type { Sql } from '#src/store/database/database.ts';
import { claimIssuesQuoting, saveQuoting } from '#src/store/digests/issue-quotes.ts';
import { deleteTold } from '#src/store/digests/item.ts';
import { redactStored } from '#src/store/outbox/removed-subjects.ts';

/** Takes what is removed for good out of all that is kept of issues. Needs a transaction. */
export async function redactIssues(sql: Sql, subjects: readonly QuotedSubject[]): Promise<void> {
  const gone = new Set<string>(subjects);
  for (const { id, digest: composed, message: sent } of await claimIssuesQuoting(sql, subjects)) {
    const message = sent && redactStored(sent, gone, true);
    const digest = composed && withoutSubjects(composed, gone);
    if (composed) await deleteTold(sql, id, listGoneKeys(composed, gone));
    const quotes = [...(message ? listQuoted(message) : []), ...(digest ? listSubjects(digest) : [])];
    await saveQuoting(sql, { id, digest, message }, quotes);
  }
}

/** Messages that name one person, or quote their words, name another from now on. Needs a transaction. */
export async function renameInIssues(sql: Sql, from: number, to: number): Promise<void> {
  for (const issue of await claimIssuesQuoting(sql, personSubjects(from))) {
    if (!issue.message) continue;
    const message = renamePerson(issue.message, from, to);
    await saveQuoting(sql, { ...issue, message }, listQuoted(message));
  }
}
