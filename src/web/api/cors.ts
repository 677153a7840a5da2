import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ApiContext } from './context.ts';

type Options = Omit<NonNullable<Parameters<typeof cors>[0]>, 'origin'>;

/** Returns the origins whose pages may ask from a browser now; `*` is all. */
export const originsOf = ({ live }: Pick<ApiContext, 'live'>): readonly string[] => live?.values().apiOrigins ?? [];

/** Creates what tells browsers which pages may ask; nothing where none may. Admins change it while the server runs. */
export function corsFor(context: Pick<ApiContext, 'live'>, options: Options): MiddlewareHandler {
  const ofAll = cors({ ...options, origin: '*' });
  const ofSome = cors({
    ...options,
    origin: (origin) => (originsOf(context).includes(origin) ? origin : null),
  });
  return (c, next) => {
    const origins = originsOf(context);
    if (origins.length === 0) return next();
    return origins.includes('*') ? ofAll(c, next) : ofSome(c, next);
  };
}
