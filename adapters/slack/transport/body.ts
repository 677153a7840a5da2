/** The fields of Slack's requests that the adapter reads. All of it comes from outside: any field may be missing. */
export type Body = {
  type?: string;
  command?: string;
  text?: string;
  team_id?: string | null;
  enterprise_id?: string | null;
  channel_id?: string;
  user_id?: string;
  user_name?: string;
  trigger_id?: string;
  response_url?: string;
  is_enterprise_install?: boolean | 'true' | 'false';
  team?: { id?: string; domain?: string; enterprise_id?: string } | null;
  enterprise?: { id?: string } | null;
  user?: { id?: string; name?: string; username?: string; team_id?: string };
  channel?: { id?: string } | null;
  container?: {
    type?: string;
    channel_id?: string;
    message_ts?: string;
    thread_ts?: string;
    is_ephemeral?: boolean;
    view_id?: string;
  };
  message?: SlackMessage;
  callback_id?: string;
  actions?: Action[];
  action_id?: string;
  block_id?: string;
  value?: string;
  view?: View;
  is_cleared?: boolean;
  event?: SlackEvent;
  event_id?: string;
  event_time?: number;
  /** The channel of an event is shared with another workspace. */
  is_ext_shared_channel?: boolean | null;
  authorizations?: {
    team_id?: string | null;
    enterprise_id?: string | null;
    user_id?: string;
    is_enterprise_install?: boolean;
  }[];
};

export type Action = {
  type?: string;
  action_id?: string;
  block_id?: string;
  value?: string;
  action_ts?: string;
  selected_option?: { value?: string } | null;
};

export type SlackMessage = {
  ts?: string;
  thread_ts?: string;
  text?: string;
  user?: string;
  bot_id?: string;
  blocks?: unknown;
  attachments?: unknown;
  files?: unknown;
  edited?: unknown;
  user_team?: string | null;
  source_team?: string | null;
};

export type StateValue = {
  type?: string;
  value?: string | null;
  selected_date?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[] | null;
  files?: SlackFile[];
};

export type SlackFile = {
  id?: string;
  name?: string;
  mimetype?: string;
  url_private?: string;
  url_private_download?: string;
  size?: number;
};

export type View = {
  id?: string;
  type?: string;
  callback_id?: string;
  private_metadata?: string;
  hash?: string;
  app_installed_team_id?: string | null;
  blocks?: unknown[];
  state?: { values?: Record<string, Record<string, StateValue>> };
};

export type SlackEvent = {
  type?: string;
  subtype?: string;
  user?: string | { id?: string; deleted?: boolean };
  /** The team of who writes, in channels that several share. */
  user_team?: string | null;
  source_team?: string | null;
  user_profile?: { team?: string | null } | null;
  bot_id?: string;
  text?: string;
  blocks?: unknown;
  attachments?: unknown;
  files?: unknown;
  ts?: string;
  thread_ts?: string;
  channel?: string;
  channel_type?: string;
  tab?: string;
  event_ts?: string;
  /** Of a message that was changed or deleted: as it is now, as it was, and which. */
  message?: SlackMessage;
  previous_message?: SlackMessage;
  deleted_ts?: string;
  /** Of a sign set below a message. */
  reaction?: string;
  item?: { type?: string; channel?: string; ts?: string };
  view?: View;
  tokens?: { bot?: string[]; oauth?: string[] };
};
