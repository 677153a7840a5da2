/** What says in an address that a pooler stands before the database; other software that uses PostgreSQL writes it so too. */
const mark = 'pgbouncer';

/**
 * Reads from the address of a database whether a pooler such as PgBouncer stands before it, which gives a connection for one transaction alone
 * (`?pgbouncer=true`). `plainUrl` is the address without that mark.
 */
export function readPooler(url: string): { plainUrl: string; isPooled: boolean } {
  const address = new URL(url);
  const isPooled = address.searchParams.get(mark) === 'true';
  if (!address.searchParams.has(mark)) return { plainUrl: url, isPooled };
  address.searchParams.delete(mark);
  return { plainUrl: address.href, isPooled };
}
