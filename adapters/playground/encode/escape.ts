import { html, raw } from 'hono/html';

/** A finished piece of HTML; what is inserted into it was escaped. */
export type Html = ReturnType<typeof html>;

export { html, raw };
