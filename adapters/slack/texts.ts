// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** The sentences of the adapter itself, in one language; all others come from the bot. */
export type Texts = {
  openForm: string;
  formReady: string;
  formKept: string;
  formWaits: (values: { title: Text }) => string;
  more: (values: { next: Text; count: Text }) => string;
  moreAtHome: string;
  partOf: (values: { text: Text; number: Text; count: Text }) => string;
  fileTooLarge: (values: { name: Text; megabytes: Text }) => string;
  fileNotReadable: (values: { name: Text }) => string;
  pictureMissing: (values: { alt: Text }) => string;
  fileAttached: (values: { name: Text }) => string;
  saving: string;
  working: string;
  done: string;
  close: string;
  cancel: string;
  next: string;
  ask: string;
  step: (values: { number: Text; count: Text }) => string;
  yes: string;
  search: string;
  alreadyKept: (values: { names: Text }) => string;
  wasTyped: (values: { text: Text }) => string;
  buttonGone: string;
  windowGone: string;
  notTaken: string;
  notAllowed: string;
  notInstalled: string;
  manifest: {
    description: string;
    everything: string;
  };
  installation: {
    title: string;
    linkEnded: string;
    startAgain: string;
    tryAgain: string;
    slackSaid: (values: { code: Text }) => string;
    noCode: string;
    done: (values: { workspace: Text }) => string;
    yourWorkspace: string;
    failed: (values: { reason: Text }) => string;
    notKept: string;
  };
  socketClosed: (values: { reason: Text }) => string;
  refused: (values: { code: Text }) => string;
  refusals: {
    channel_not_found: string;
    not_in_channel: string;
    is_archived: string;
    user_not_found: string;
    user_disabled: string;
    cannot_dm_bot: string;
    account_inactive: string;
    token_revoked: string;
    invalid_auth: string;
    unknown_place: string;
    not_installed: string;
    not_authed: string;
    token_expired: string;
    missing_scope: string;
    restricted_action: string;
    restricted_action_read_only_channel: string;
    restricted_action_thread_only_channel: string;
    restricted_action_non_threadable_channel: string;
    restricted_action_thread_locked: string;
    cannot_reply_to_message: string;
    thread_not_found: string;
    messages_tab_disabled: string;
    channel_is_limited_access: string;
    team_access_not_granted: string;
    access_denied: string;
    ekm_access_denied: string;
    msg_too_long: string;
    msg_blocks_too_long: string;
    ratelimited: string;
    uncertain: string;
  };
  settings: {
    botToken: string;
    signingSecret: string;
    appToken: string;
    clientId: string;
    clientSecret: string;
    commandPrefix: string;
    allowedTeams: string;
    apiUrl: string;
    noWayIn: string;
    clientInHalf: string;
    noToken: string;
  };
};
