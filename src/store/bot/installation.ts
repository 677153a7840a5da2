import { UserError } from '#src/core/errors.ts';
import type { Installation, InstallationStore } from '#src/core/ports.ts';
import type { Sealer } from '#src/core/webhook.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import type { Database, Sql } from '../database/database.ts';
import { createResealer, createSealer, type Resealed } from '../database/seal.ts';

const shortestSecret = 32;

type Row = { space: string; sealed: Uint8Array; updatedAt: Date };

const purpose = 'installations';

/**
 * Keeps installations encrypted under `secretKey` (SECRET_KEY), and opens those of `secretKeyBefore` too. Without one the store exists, but whoever uses it is told in a UserError
 * what to set: a server for one workspace needs none.
 */
export function createInstallationStore(
  database: Database,
  secretKey: string | null,
  secretKeyBefore: string | null = null,
): InstallationStore {
  let sealer: Sealer | null = null;
  const sealKey = () => {
    sealer ??= createSealer({ secretKey: acceptSecret(secretKey), secretKeyBefore }, purpose) as Sealer;
    return sealer;
  };

  return {
    async find(platform, space) {
      const seals = sealKey();
      const row = await findRow(database.sql, platform, space);
      return row ? open(row, platform, seals) : null;
    },
    async list(platform) {
      const seals = sealKey();
      const rows = await database.sql<Row[]>`
        select space, sealed, updated_at from installation where platform = ${platform} order by space`;
      return rows.map((row) => open(row, platform, seals));
    },
    async update(platform, space, change) {
      const seals = sealKey();
      return database.withTransaction(async (sql) => {
        // The row lock alone would let two first installations of one space pass each other.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`installation:${platform}:${space}`}, 0))`;
        const row = await findRow(sql, platform, space, true);
        const before = row ? open(row, platform, seals).data : null;
        const after = await change(before);
        if (after === null) await sql`delete from installation where platform = ${platform} and space = ${space}`;
        else if (after !== before) await saveRow(sql, platform, space, seals.seal(after, label(platform, space)));
        return after;
      });
    },
  };
}

async function findRow(sql: Sql, platform: string, space: string, forUpdate = false): Promise<Row | null> {
  const [row] = await sql<Row[]>`
    select space, sealed, updated_at from installation
    where platform = ${platform} and space = ${space} ${forUpdate ? sql`for update` : sql``}`;
  return row ?? null;
}

async function saveRow(sql: Sql, platform: string, space: string, sealed: Uint8Array): Promise<void> {
  await sql`
    insert into installation (platform, space, sealed) values (${platform}, ${space}, ${sealed})
    on conflict (platform, space) do update set sealed = excluded.sealed, updated_at = now()`;
}

function open({ space, sealed, updatedAt }: Row, platform: string, sealer: Sealer): Installation {
  try {
    return { platform, space, data: sealer.unseal(sealed, label(platform, space)), updatedAt };
  } catch {
    throw new UserError(operatorTexts.database.otherKey({ platform, space }));
  }
}

/** Encrypts anew what was kept under the key before. */
export async function resealInstallations(
  database: Pick<Database, 'withTransaction'>,
  secrets: { secretKey: string; secretKeyBefore: string },
): Promise<Resealed> {
  const reseal = createResealer(secrets, purpose);
  return database.withTransaction(async (sql) => {
    const rows = await sql<{ platform: string; space: string; sealed: Uint8Array }[]>`
      select platform, space, sealed from installation order by platform, space for update`;
    const done = { resealed: 0, unreadable: 0 };
    for (const { platform, space, sealed } of rows) {
      const anew = reseal(sealed, label(platform, space));
      if (anew === 'unreadable') done.unreadable += 1;
      else if (anew !== null) {
        await sql`update installation set sealed = ${anew} where platform = ${platform} and space = ${space}`;
        done.resealed += 1;
      }
    }
    return done;
  });
}

const label = (platform: string, space: string) => `${platform}:${space}`;

function acceptSecret(secret: string | null): string {
  if (!secret) throw new UserError(operatorTexts.database.noKey);
  if (secret.length < shortestSecret)
    throw new UserError(
      operatorTexts.database.shortKey({ count: String(secret.length), least: String(shortestSecret) }),
    );
  return secret;
}
