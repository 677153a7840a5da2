import { z } from 'zod';
import { isServiceAddress } from '#src/core/service-address.ts';

const secret = (name: string, pattern: RegExp, looks: string) =>
  z
    .string()
    // The value is a secret, so it is not repeated.
    .regex(pattern, {
      error: `${name} does not look right: it should ${looks}. Copy it again from api.slack.com/apps.`,
    })
    .optional();

const hexadecimal = /^[0-9a-f]{32}$/;
const whichTeams =
  'SLACK_ALLOWED_TEAMS names workspaces by their ids, with commas between, for example T0123ABCD,E0456EFGH.';

/** The variables that connect the server to Slack: a bot token for one workspace or client id and secret for many, and one way to receive events. */
export const env = z
  .object({
    SLACK_BOT_TOKEN: secret('SLACK_BOT_TOKEN', /^(?:xoxe\.)?xoxb-[\w-]+$/, 'begin with xoxb-'),
    /** HTTP events. */
    SLACK_SIGNING_SECRET: secret('SLACK_SIGNING_SECRET', hexadecimal, 'have 32 hexadecimal digits, its letters small'),
    /** Socket Mode; where both are set, this one is used. */
    SLACK_APP_TOKEN: secret('SLACK_APP_TOKEN', /^xapp-[\w-]+$/, 'begin with xapp-'),
    SLACK_CLIENT_ID: secret('SLACK_CLIENT_ID', /^\d+\.\d+$/, 'be two numbers with a dot between'),
    SLACK_CLIENT_SECRET: secret('SLACK_CLIENT_SECRET', hexadecimal, 'have 32 hexadecimal digits, its letters small'),
    SLACK_COMMAND_PREFIX: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{0,15}$/, {
        error:
          'SLACK_COMMAND_PREFIX stands in front of every command, so it may hold small letters, digits, - and _ only, at most 16, for example cw-.',
      })
      .optional(),
    /** The workspaces (T…) and organisations (E…) that may add and use it; without it, any. */
    SLACK_ALLOWED_TEAMS: z
      .string()
      .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
      .pipe(z.array(z.string().regex(/^[TE][A-Z0-9]{2,}$/, { error: whichTeams })).min(1, { error: whichTeams }))
      .optional(),
    /** The address of Slack's API, if not slack.com: a proxy, GovSlack. Response addresses go to the same host. */
    SLACK_API_URL: z
      .string()
      .refine(isServiceAddress, {
        error:
          "SLACK_API_URL is not the address of an API. Slack's own is https://slack.com/api/; http:// only for this machine or a private network.",
      })
      .optional(),
  })
  .superRefine((values, context) => {
    const complain = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: name ? [name] : [], message });
    const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secretOfClient } = values;
    if (Object.values(values).every((value) => value === undefined)) return;
    if (!values.SLACK_SIGNING_SECRET && !values.SLACK_APP_TOKEN)
      complain(
        '',
        'Slack has no way in. Set SLACK_SIGNING_SECRET for events over HTTP, or SLACK_APP_TOKEN for Socket Mode.',
      );
    if (!token && !(id && secretOfClient))
      complain(
        id ? 'SLACK_CLIENT_SECRET' : secretOfClient ? 'SLACK_CLIENT_ID' : '',
        id || secretOfClient
          ? 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together: set both.'
          : 'No token for Slack. Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many.',
      );
  });

export type SlackEnv = z.output<typeof env>;
