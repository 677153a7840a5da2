import { z } from 'zod';
import type { SettingSentence } from '#src/core/platform.ts';
import { isServiceAddress } from '#src/core/service-address.ts';
import type { Texts } from './texts.ts';

const sentence = (key: keyof Texts['settings']): SettingSentence => `settings.${key}`;

/** The value is a secret, so no sentence repeats it. */
const secret = (pattern: RegExp, said: keyof Texts['settings']) =>
  z
    .string()
    .regex(pattern, { error: sentence(said) })
    .optional();

const hexadecimal = /^[0-9a-f]{32}$/;

/** The variables that connect the server to Slack: a bot token for one workspace or client id and secret for many, and one way to receive events. */
export const env = z
  .object({
    SLACK_BOT_TOKEN: secret(/^(?:xoxe\.)?xoxb-[\w-]+$/, 'botToken'),
    /** HTTP events. */
    SLACK_SIGNING_SECRET: secret(hexadecimal, 'signingSecret'),
    /** Socket Mode; where both are set, this one is used. */
    SLACK_APP_TOKEN: secret(/^xapp-[\w-]+$/, 'appToken'),
    SLACK_CLIENT_ID: secret(/^\d+\.\d+$/, 'clientId'),
    SLACK_CLIENT_SECRET: secret(hexadecimal, 'clientSecret'),
    SLACK_COMMAND_PREFIX: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{0,15}$/, { error: sentence('commandPrefix') })
      .optional(),
    /** The workspaces (T…) and organisations (E…) that may add and use it; without it, any. */
    SLACK_ALLOWED_TEAMS: z
      .string()
      .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
      .pipe(
        z
          .array(z.string().regex(/^[TE][A-Z0-9]{2,}$/, { error: sentence('allowedTeams') }))
          .min(1, { error: sentence('allowedTeams') }),
      )
      .optional(),
    /** The address of Slack's API, if not slack.com: a proxy, GovSlack. Response addresses go to the same host. */
    SLACK_API_URL: z
      .string()
      .refine(isServiceAddress, { error: sentence('apiUrl') })
      .optional(),
  })
  .superRefine((values, context) => {
    const complain = (name: string, said: keyof Texts['settings']) =>
      context.addIssue({ code: 'custom', path: name ? [name] : [], message: sentence(said) });
    const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secretOfClient } = values;
    if (Object.values(values).every((value) => value === undefined)) return;
    if (!values.SLACK_SIGNING_SECRET && !values.SLACK_APP_TOKEN) complain('', 'noWayIn');
    if (!token && !(id && secretOfClient))
      complain(
        id ? 'SLACK_CLIENT_SECRET' : secretOfClient ? 'SLACK_CLIENT_ID' : '',
        id || secretOfClient ? 'clientInHalf' : 'noToken',
      );
  });

export type SlackEnv = z.output<typeof env>;
