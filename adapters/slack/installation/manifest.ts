import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { Bot } from '#src/core/bot.ts';
import { UserError } from '#src/core/errors.ts';
import { shorten } from '#src/core/text.ts';
import { hasOwnSlash, ownCommand } from '../decode/command-name.ts';
import type { Texts } from '../texts.ts';
import { eventsPath } from '../transport/http.ts';
import { redirectPath } from './oauth.ts';
import { botEvents, botScopes, channelEvents } from './scopes.ts';

type Manifest = AppsManifestCreateArguments['manifest'];

/** The largest sizes that Slack accepts in a manifest. */
const limits = {
  description: 140,
  commandDescription: 2_000,
  usageHint: 1_000,
  shortcutName: 24,
  shortcutDescription: 150,
  shortcuts: 10,
};

export type ManifestOptions = {
  publicUrl: string | null;
  /** Events come over Socket Mode. Without a public address there is no other way. */
  isSocketMode?: boolean;
  /** In front of every command but our own. */
  prefix?: string;
  /** Asks for what is said in channels, too. */
  hearsChannels?: boolean;
};

/** Creates the app manifest for Slack from the bot's own registry. */
export function createManifest(
  { commands, shortcuts, describe }: Pick<Bot, 'commands' | 'shortcuts' | 'describe'>,
  { publicUrl, isSocketMode = publicUrl === null, prefix = '', hearsChannels = false }: ManifestOptions,
  texts: Texts['manifest'],
): Manifest {
  if (publicUrl?.startsWith('http:'))
    throw new UserError(
      `Slack reaches addresses with https only, and PUBLIC_URL is ${publicUrl}. Set it to the address with https, or leave it out for Socket Mode.`,
    );
  const descriptions = describe('en');
  const address = publicUrl && !isSocketMode ? `${publicUrl}${eventsPath}` : null;
  const slash = (command: string, description: string, usage: string) => ({
    command: `/${command}`,
    description: shorten(description, limits.commandDescription),
    ...(usage && { usage_hint: shorten(usage, limits.usageHint) }),
    should_escape: false,
    ...(address && { url: address }),
  });
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Causeway',
      description: shorten(texts.description, limits.description),
      background_color: '#0b3a53',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Causeway', always_online: true },
      // A person has no menu of their own here: it is that of what they wrote.
      shortcuts: shortcuts.slice(0, limits.shortcuts).map(({ name, on }) => ({
        type: on === 'global' ? ('global' as const) : ('message' as const),
        name: shorten(descriptions.shortcut(name), limits.shortcutName),
        callback_id: name,
        description: shorten(descriptions.shortcut(name), limits.shortcutDescription),
      })),
      slash_commands: [
        slash(ownCommand, texts.everything, 'help [command] | status'),
        ...commands
          .filter(
            ({ name, subcommands }) => hasOwnSlash(name) && [...subcommands.values()].some(({ hidden }) => !hidden),
          )
          .map(({ name, subcommands }) => slash(`${prefix}${name}`, descriptions.summary(name), usageOf(subcommands))),
      ],
    },
    oauth_config: {
      ...(publicUrl && { redirect_urls: [`${publicUrl}${redirectPath}`] }),
      scopes: { bot: botScopes },
    },
    settings: {
      event_subscriptions: {
        ...(address && { request_url: address }),
        bot_events: [...botEvents, ...(hearsChannels ? channelEvents : [])],
      },
      interactivity: { is_enabled: true, ...(address && { request_url: address, message_menu_options_url: address }) },
      org_deploy_enabled: publicUrl !== null,
      socket_mode_enabled: isSocketMode,
      token_rotation_enabled: false,
    },
  };
}

function usageOf(subcommands: Bot['commands'][number]['subcommands']): string {
  const [only] = subcommands.values();
  if (subcommands.size === 1 && only?.name === '')
    return only.arguments.map(({ name, required }) => (required ? name : `[${name}]`)).join(' ');
  return [...subcommands.values()].flatMap(({ name, hidden }) => (hidden ? [] : [name])).join(' | ');
}
