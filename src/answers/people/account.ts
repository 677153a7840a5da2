import type { Account } from '#src/domain/people/account.ts';

/** Names the place of an account: on some platforms a person has one name everywhere. */
export function accountName({ platform, space }: Pick<Account, 'platform' | 'space'>): string {
  return space === '*' || space === '' ? platform : `${platform} ${space}`;
}

/** All of somebody's accounts in a row. */
export function accountNames(accounts: readonly Account[]): string {
  return accounts.map(accountName).join(', ');
}
