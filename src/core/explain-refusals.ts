import { PlatformError } from './errors.ts';
import type { Adapter } from './platform.ts';

/** Refusals that hold their sentence already: one may pass through several calls. */
const explained = new WeakSet<PlatformError>();

/**
 * Returns the adapter with a sentence in each refusal that leaves it, for whoever runs this server: what happened, and what to do. Inside the
 * adapter a refusal holds what the platform said.
 */
export function explainRefusals<Own extends Adapter>(adapter: Own, say: (error: PlatformError) => string): Own {
  const explain = (error: unknown): never => {
    if (error instanceof PlatformError && !explained.has(error)) {
      error.message = say(error);
      explained.add(error);
    }
    throw error;
  };
  const { edit, remove, findDelivery, reconnect } = adapter;
  return {
    ...adapter,
    start: () => adapter.start().catch(explain),
    post: (...args: Parameters<Adapter['post']>) => adapter.post(...args).catch(explain),
    ...(edit && { edit: (...args: Parameters<typeof edit>) => edit(...args).catch(explain) }),
    ...(remove && { remove: (...args: Parameters<typeof remove>) => remove(...args).catch(explain) }),
    ...(findDelivery && {
      findDelivery: (...args: Parameters<typeof findDelivery>) => findDelivery(...args).catch(explain),
    }),
    ...(reconnect && { reconnect: () => reconnect().catch(explain) }),
  };
}
