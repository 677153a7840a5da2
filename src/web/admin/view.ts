import type { Context } from 'hono';
import type { OpenSession } from '#src/operations/admin/session.ts';
import type { Html } from '../html.ts';
import type { AdminContext } from './context.ts';
import type { Sayer } from './say.ts';

/** What a page holds: `title` where it is not that of its place in the navigation; or a file. Null where there is nothing at its address. */
export type View = (
  c: Context,
  staff: OpenSession,
  parts: { context: AdminContext; sayer: Sayer },
) => Promise<{ title?: string; content: Html } | Response | null>;
