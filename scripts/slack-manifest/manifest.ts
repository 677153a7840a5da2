import { z } from 'zod';
import { env } from '#adapters/slack/env.ts';
import { createManifest } from '#adapters/slack/installation/manifest.ts';
import type { Texts } from '#adapters/slack/texts.ts';
import { commands } from '#src/commands/index.ts';
import { parseConfig } from '#src/config.ts';
import type { CommandInfo } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { createRegistry } from '#src/core/registry.ts';
import { sayOf } from '#src/server/platforms.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { platformTexts } from '#src/texts/platform.ts';

/**
 * The app's manifest for api.slack.com/apps as these variables have it: with PUBLIC_URL for events over HTTP; without it, or with
 * SLACK_APP_TOKEN, for Socket Mode. `hearsChannels`: with the events that rules with a word need.
 * @throws UserError that says which variable will not do
 */
export function manifestFor(
  variables: Record<string, string | undefined>,
  { hearsChannels = false }: { hearsChannels?: boolean } = {},
): ReturnType<typeof createManifest> {
  const { publicUrl } = parseConfig(variables);
  const prefix = z.object({ SLACK_COMMAND_PREFIX: env.shape.SLACK_COMMAND_PREFIX }).safeParse(variables);
  if (!prefix.success)
    throw new UserError(prefix.error.issues.map(({ message }) => sayOf('slack', message)).join('\n'));
  const { shortcuts } = createRegistry(commands);
  return createManifest(
    { commands: commands as unknown as CommandInfo[], shortcuts, describe: descriptions.describe },
    {
      publicUrl,
      // As the server itself chooses.
      ...(variables.SLACK_APP_TOKEN?.trim() && { isSocketMode: true }),
      hearsChannels,
      prefix: prefix.data.SLACK_COMMAND_PREFIX ?? '',
    },
    platformTexts<Texts>('slack', 'en').manifest,
  );
}
