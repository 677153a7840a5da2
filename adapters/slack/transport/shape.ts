import { z } from 'zod';
import type { Body } from './body.ts';

const text = z.string().nullish();
/** The characters of ids and times that Slack made up: the adapter sends them back in requests, which cannot hold half a surrogate pair. */
const printable = /^[\x21-\x7e]*$/;
const id = z.string().regex(printable).nullish();
const flag = z.union([z.boolean(), z.enum(['true', 'false'])]).nullish();
const named = z.looseObject({ id, domain: text, enterprise_id: id, team_id: id, name: text, username: text });
const chosen = z.looseObject({ value: text });

const file = z.looseObject({
  id,
  name: text,
  mimetype: text,
  url_private: id,
  url_private_download: id,
  size: z.number().nullish(),
});
const state = z.looseObject({
  type: text,
  value: text,
  selected_date: text,
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
  files: z.array(file).nullish(),
});
const view = z.looseObject({
  id,
  type: text,
  callback_id: text,
  private_metadata: text,
  hash: id,
  app_installed_team_id: id,
  blocks: z.array(z.looseObject({})).nullish(),
  state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), state)).nullish() }).nullish(),
});
const action = z.looseObject({
  type: text,
  action_id: text,
  block_id: text,
  value: text,
  action_ts: z.union([z.string(), z.number()]).nullish(),
  selected_option: chosen.nullish(),
});
const message = z.looseObject({ ts: id, thread_ts: id, text, user: id, bot_id: id, user_team: id, source_team: id });

/** Bolt looks into these wherever they are. */
const inAnyBody = {
  response_url: id,
  response_urls: z.array(z.looseObject({ response_url: id })).optional(),
  function_data: z.looseObject({}).optional(),
};

const isWindow = /^view_(?:submission|closed)$/;
const isInteraction = /^(?:block_suggestion|dialog_submission|shortcut|message_action|view_submission|view_closed)$/;

/** Everything that is read here; each part may be missing, but is what Slack describes where it is there. */
const request = z.looseObject({
  type: text,
  command: text,
  text,
  team_id: id,
  enterprise_id: id,
  channel_id: id,
  user_id: id,
  user_name: text,
  trigger_id: id,
  is_enterprise_install: flag,
  team: named.nullish(),
  enterprise: named.nullish(),
  user: named.nullish(),
  channel: named.nullish(),
  container: z.looseObject({ type: text, channel_id: id, message_ts: id, thread_ts: id, view_id: id }).nullish(),
  message: message.nullish(),
  callback_id: text,
  actions: z.array(action).optional(),
  ...inAnyBody,
  action_id: text,
  block_id: text,
  value: text,
  view: view.nullish(),
});

/** Bolt looks into these of every event, null as well, and expects objects or texts where they are there. */
const forBolt = {
  channel: z.union([z.string().regex(printable), z.looseObject({})]).optional(),
  user: z.union([z.string().regex(printable), z.looseObject({})]).optional(),
  item: z.looseObject({}).optional(),
  subteam: z.looseObject({}).optional(),
};

/** A message inside of an event: as it is now, or was. */
const inner = message.extend({ edited: z.looseObject({}).nullish() });
const item = z.looseObject({ channel: id, ts: id });
const removal = z.looseObject({
  ...forBolt,
  tokens: z.looseObject({ bot: z.array(z.string()).nullish() }).nullish(),
});
const words = z.looseObject({
  ...forBolt,
  subtype: text,
  user_team: id,
  source_team: id,
  user_profile: z.looseObject({ team: id }).nullish(),
  user: z.string().regex(printable).optional(),
  bot_id: id,
  text,
  ts: id,
  thread_ts: id,
  channel: z.string().regex(printable).optional(),
  channel_type: text,
  event_ts: id,
  deleted_ts: id,
  message: inner.nullish(),
  previous_message: inner.nullish(),
  tab: text,
  view: z.looseObject({ hash: id }).nullish(),
});
const reaction = z.looseObject({
  ...forBolt,
  user: z.string().regex(printable).optional(),
  reaction: text,
  item: item.optional(),
  event_ts: id,
});
const change = z.looseObject({ ...forBolt, user: z.looseObject({ id, deleted: z.boolean().nullish() }).optional() });

/** The events that something is done about. */
const events: ReadonlyMap<unknown, z.ZodType> = new Map<unknown, z.ZodType>([
  ['app_mention', words],
  ['message', words],
  ['reaction_added', reaction],
  ['reaction_removed', reaction],
  ['app_home_opened', words],
  ['app_uninstalled', removal],
  ['tokens_revoked', removal],
  ['user_change', change],
]);

const happened = z.looseObject({
  ...inAnyBody,
  team_id: id,
  enterprise_id: id,
  event_id: id,
  event_time: z.number().nullish(),
  is_ext_shared_channel: z.boolean().nullish(),
  authorizations: z
    .array(z.looseObject({ team_id: id, enterprise_id: id, user_id: id, is_enterprise_install: flag }))
    .nullish(),
});

/** What each part of a request may be where it is a text; null where it may not be one. */
const asTexts = new Map<string, RegExp | null>(
  Object.entries(request.shape).map(([name, schema]) => {
    if (schema === text) return [name, /^/];
    if (schema === id) return [name, printable];
    return [name, schema === flag ? /^(?:true|false)$/ : null];
  }),
);

/**
 * Returns whether a body is nothing but texts that `request` takes, as that of a command is. It is seen in a fifth of the time that the schema needs.
 */
function isAllTexts(body: object): boolean {
  for (const [name, value] of Object.entries(body)) {
    const pattern = asTexts.get(name);
    if (typeof value !== 'string' || pattern === null || (pattern && !pattern.test(value))) return false;
  }
  return true;
}

/** Returns the reason why a body does not have the shape that Slack documents; null if it has. */
export function findProblem(body: Body): string | null {
  const { event } = body as { event?: unknown };
  if (event === undefined)
    return (isAllTexts(body) ? null : describe(request.safeParse(body).error)) ?? findLacking(body);
  if (typeof event !== 'object' || event === null) return 'event is none';
  const schema = events.get((event as { type?: unknown }).type);
  if (!schema) return null;
  return describe(happened.safeParse(body).error ?? schema.safeParse(event).error);
}

/** The part that Bolt looks into without asking whether it is there; null if the body has all of them, or Bolt asks for none. */
function findLacking({ command, name, actions, type, user, view }: Body & { name?: unknown }): string | null {
  if (command !== undefined) return null;
  if (name === undefined && actions === undefined && !isInteraction.test(type ?? '')) return null;
  if (!user) return 'user: missing';
  return isWindow.test(type ?? '') && !view ? 'view: missing' : null;
}

/** An event that nothing is done about. It may hold anything. */
export const isForNobody = ({ event }: Body): boolean => event !== undefined && !events.has(event.type);

function describe(error: z.ZodError | undefined): string | null {
  const [issue] = error?.issues ?? [];
  return issue ? `${issue.path.join('.').slice(0, 100)}: ${issue.code}` : null;
}
