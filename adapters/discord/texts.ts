// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** The sentences of the adapter itself, in one language; all others come from the bot. */
export type Texts = {
  dateForm: string;
  monthForm: string;
  otherRegion: (values: { label: Text }) => string;
  otherRegionHint: string;
  stepKept: (values: { step: Text; steps: Text }) => string;
  continue: string;
  correct: string;
  formReady: (values: { title: Text }) => string;
  openForm: string;
  slowForm: string;
  tooLongToShow: (values: { label: Text; length: Text }) => string;
  gone: string;
  notAllowed: string;
  typed: string;
  uploadFailed: (values: { name: Text }) => string;
  answeredDirectly: string;
  directClosed: string;
  missingPermissions: (values: { server: Text; missing: Text }) => string;
  unreachable: (values: { reason: Text }) => string;
  refused: (values: { said: Text }) => string;
  refusals: {
    unknownChannel: string;
    unknownMessage: string;
    noAccess: string;
    noPermission: string;
    directClosed: string;
    noMutualServer: string;
    openingTooFast: string;
    unauthorized: string;
    rateLimited: string;
    tooManyFiles: string;
    noMail: string;
    noCommonServer: string;
  };
  settings: {
    token: string;
    publicKey: string;
    guildId: string;
    allowedGuilds: string;
    apiUrl: string;
    noWayIn: string;
    guildNotAllowed: string;
  };
};
