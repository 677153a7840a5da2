/** The app's permissions in a workspace, each with its reason. */
const reasons = {
  'app_mentions:read': 'plain words in channels',
  'channels:history': 'to look whether a message arrived after an unanswered call',
  'channels:read': 'who is in a channel, for rounds of its members',
  'chat:write': 'answers and digests',
  'chat:write.public': 'answers in public channels it was not invited to',
  commands: 'slash commands and shortcuts',
  'files:read': 'files sent with a form',
  'files:write': 'pictures and exports',
  'groups:history': 'as channels:history, in private channels it was invited to',
  'groups:read': 'as channels:read, in private channels it was invited to',
  'im:history': 'direct messages to it',
  'im:write': 'to begin a direct message',
  'mpim:history': 'as channels:history, in group messages it was invited to',
  'mpim:write': 'to bring people together who both asked for it',
  'reactions:read': 'signs below messages: of a conversation, which the other is told of, and those that begin a rule',
  'users:read': 'name, language and time zone of who asks',
} as const;

export const botScopes = Object.keys(reasons) as (keyof typeof reasons)[];

export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
  'user_change',
] as const;

/** What is said in channels the app is in, whomever to: rules that begin with a word hear it. */
export const channelEvents = ['message.channels', 'message.groups'] as const;
