import { deleteTokens, exportTokens } from '#src/store/tokens/token.ts';
import { exportWrites } from '#src/store/tokens/write.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Tokens by which programs read in somebody's name. They end where two people become one, as they were given by one alone. */
export const tokenData: PersonalData = {
  tables: {
    api_token: { personal: ['person', 'name', 'hash', 'hint'], plain: ['scopes'] },
    api_write: { personal: ['token', 'key', 'answer'], plain: ['request'] },
  },
  async export(sql, person) {
    return { api_token: await exportTokens(sql, person), api_write: await exportWrites(sql, person) };
  },
  async forget(sql, person) {
    await deleteTokens(sql, person);
    return [];
  },
  async move(sql, from) {
    await deleteTokens(sql, from);
  },
};
