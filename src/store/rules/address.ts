import type { Database, Sql } from '../database/database.ts';
import { createResealer, type Resealed } from '../database/seal.ts';
import { webhookPurpose } from '../webhooks/webhook.ts';

/** Where programs or visitors send what begins a rule. Secrets are sealed; those of forms are null. */
export type RuleAddress = {
  rule: number;
  token: string;
  secret: Uint8Array | null;
  secretBefore: Uint8Array | null;
  beforeUntil: Date | null;
  madeAt: Date;
};

const columns = (sql: Sql) => sql`rule, token, secret, secret_before, before_until, made_at`;

export async function findAddress(sql: Sql, rule: number): Promise<RuleAddress | null> {
  const [found] = await sql<RuleAddress[]>`select ${columns(sql)} from rule_address where rule = ${rule}`;
  return found ?? null;
}

export async function findByToken(sql: Sql, token: string): Promise<RuleAddress | null> {
  const [found] = await sql<RuleAddress[]>`select ${columns(sql)} from rule_address where token = ${token}`;
  return found ?? null;
}

/** Keeps the address of a rule in the place of the one before. */
export async function saveAddress(sql: Sql, address: RuleAddress): Promise<void> {
  await sql`
    insert into rule_address ${sql(address)}
    on conflict (rule) do update set token = excluded.token, secret = excluded.secret, secret_before = excluded.secret_before,
      before_until = excluded.before_until, made_at = excluded.made_at`;
}

/** Encrypts anew the secrets that were kept under the key before. `labelOf` says under which label that of a token is sealed. */
export async function resealAddresses(
  database: Pick<Database, 'withTransaction'>,
  secrets: { secretKey: string; secretKeyBefore: string },
  labelOf: (token: string) => string,
): Promise<Resealed> {
  const reseal = createResealer(secrets, webhookPurpose);
  return database.withTransaction(async (sql) => {
    const rows = await sql<{ rule: number; token: string; secret: Uint8Array; secretBefore: Uint8Array | null }[]>`
      select rule, token, secret, secret_before from rule_address where secret is not null order by rule for update`;
    const done = { resealed: 0, unreadable: 0 };
    for (const { rule, token, secret, secretBefore } of rows) {
      const anew = reseal(secret, labelOf(token));
      const before = secretBefore === null ? null : reseal(secretBefore, labelOf(token));
      if (anew === 'unreadable' || before === 'unreadable') done.unreadable += 1;
      else if (anew !== null || before !== null) {
        await sql`
          update rule_address set secret = coalesce(${anew}, secret), secret_before = coalesce(${before}, secret_before) where rule = ${rule}`;
        done.resealed += 1;
      }
    }
    return done;
  });
}
