import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';

/** The account that runs the database server. PostgreSQL refuses root; any other user runs it as themselves (null). */
export interface Account {
  uid: number;
  gid: number;
  name: string;
}

const preferred = ['postgres', 'nobody'];

/** The account for a cluster at `clusterDir`: its owner if it exists, otherwise the first of the usual unprivileged ones. Null unless we are root. */
export function chooseAccount(clusterDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = listAccounts();
  const owner = existsSync(clusterDir) ? statSync(clusterDir).uid : 0;
  // initdb looks its own name up, so only accounts with one will do.
  const account =
    owner !== 0
      ? accounts.find(({ uid }) => uid === owner)
      : preferred.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (!account) {
    throw new UserError(
      owner !== 0
        ? operatorTexts.database.embedded.ownerUnknown({ directory: clusterDir, owner: String(owner) })
        : operatorTexts.database.embedded.noAccount,
    );
  }
  return account;
}

function listAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && fields[2] !== '0')
    .map(([name, , uid, gid]) => ({ name: name as string, uid: Number(uid), gid: Number(gid) }));
}

/** Returns whether the account may read (and enter or execute) everything in `paths`. Asked of the system itself, which knows of access lists too. */
export function canReach(account: Account | null, ...paths: string[]): boolean {
  if (!account) return true;
  const script = 'for path; do test -r "$path" && test -x "$path" || exit 1; done';
  const answer = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...runAs(account), cwd: '/', stdio: 'ignore' });
  if (answer.error) {
    throw new UserError(
      operatorTexts.database.embedded.cannotActAs({
        account: account.name,
        code: String((answer.error as NodeJS.ErrnoException).code),
      }),
    );
  }
  return answer.status === 0;
}

/** The part of spawn's options that makes a child run as the account. */
export function runAs(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
