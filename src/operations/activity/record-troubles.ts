import type { AppContext } from '#src/context.ts';
import type { NewActivity } from '#src/domain/activity/activity.ts';
import { inTransaction } from '../transaction.ts';
import { record } from './record.ts';

/** What each server of this process recorded last, by its own list of troubles. */
const recorded = new WeakMap<AppContext['listTroubles'], ReadonlySet<string>>();

/** Records which parts of this server came into trouble, or out of it, since it was asked last. Each server records its own; one that ends tells of no recovery. */
export async function recordTroubles(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'listTroubles'>,
  now: Date,
): Promise<void> {
  const before = recorded.get(context.listTroubles) ?? new Set<string>();
  const troubled = new Set(context.listTroubles().map(({ platform }) => platform));
  const about = (part: string) => ({ subject: `platform:${part}` as const, actor: null, at: now });
  const changes: NewActivity[] = [
    ...[...troubled]
      .filter((part) => !before.has(part))
      .map((part) => ({ type: 'platform.troubled' as const, ...about(part) })),
    ...[...before]
      .filter((part) => !troubled.has(part))
      .map((part) => ({ type: 'platform.recovered' as const, ...about(part) })),
  ];
  if (changes.length > 0) await inTransaction(context, ({ sql }) => record(sql, ...changes));
  recorded.set(context.listTroubles, troubled);
}
