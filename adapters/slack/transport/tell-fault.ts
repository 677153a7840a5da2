import { z } from 'zod';
import { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Body } from './body.ts';

const named = z.looseObject({ id: z.string() });
const text = z.string().optional();
const id = z.string().nullish();

/** The fields that Slack's documentation promises, as far as the adapter reads them. */
const command = z.looseObject({
  command: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  team_id: id,
  text,
  trigger_id: text,
  response_url: text,
});
const event = z.looseObject({
  type: z.literal('event_callback'),
  team_id: id,
  event_id: text,
  authorizations: z.array(z.looseObject({ team_id: id })).optional(),
  event: z.looseObject({
    type: z.string(),
    user: z.union([z.string(), named]).nullish(),
    channel: z.union([z.string(), named]).nullish(),
    channel_type: text,
    text: id,
    ts: text,
    thread_ts: text,
  }),
});
const interaction = z
  .looseObject({
    type: z.enum(['block_actions', 'block_suggestion', 'view_submission', 'view_closed', 'message_action', 'shortcut']),
    user: named,
    team: named.nullish(),
    enterprise: named.nullish(),
    channel: named.nullish(),
    container: z.looseObject({ type: text }).optional(),
    message: z.looseObject({ ts: z.string() }).nullish(),
    actions: z.array(z.looseObject({ action_id: z.string(), type: z.string() })).optional(),
    view: z
      .looseObject({
        id: z.string(),
        type: z.string(),
        callback_id: text,
        private_metadata: text,
        state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), z.looseObject({}))) }).optional(),
      })
      .nullish(),
  })
  .refine(({ type, view }) => !type.startsWith('view_') || view);
const described = z.union([command, event, interaction]);

const longestType = 60;

/**
 * Says what kept a request from being answered, as loud as it is ours to mend: a body that is not as Slack describes it and what Slack refuses
 * are told in a line, all else with the whole fault.
 */
export function tellFault(logger: Logger, error: unknown, body: Body, message: string): void {
  const type = typeOf(body);
  if (error instanceof PlatformError) {
    const level = error.isPermanent ? 'info' : 'warn';
    logger[level]({ code: error.code, problem: error.message, type }, message);
  } else if (!described.safeParse(body).success)
    tellUnreadable(logger, body, error instanceof Error ? error.message : String(error));
  else logger.error({ err: error, type }, message);
}

/** Says that a body was left alone. */
export function tellUnreadable(logger: Logger, body: Body, problem: string): void {
  logger.info({ problem, type: typeOf(body) }, 'a body is not as Slack describes it');
}

/** Returns the type of a body that may hold anything. */
function typeOf(body: Body): string {
  const { type, command, event } = body as Record<string, unknown>;
  const named = [(event as { type?: unknown } | null | undefined)?.type, type, command];
  return String(named.find((name) => typeof name === 'string')).slice(0, longestType);
}
