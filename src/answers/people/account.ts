import type { Account } from '#src/domain/people/account.ts';

/** Where somebody is known: some platforms know a person by one name wherever they are. */
export function accountName({ platform, space }: Pick<Account, 'platform' | 'space'>): string {
  return space === '*' || space === '' ? platform : `${platform} ${space}`;
}

/** All of somebody's accounts in a row. */
export function accountNames(accounts: readonly Account[]): string {
  return accounts.map(accountName).join(', ');
}
