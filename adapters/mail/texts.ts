// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** The sentences of the adapter itself, in one language; all others come from the bot. */
export type Texts = {
  badAddress: (values: { reason: Text }) => string;
  notAnAddress: (values: { address: Text }) => string;
  loginRefused: (values: { said: Text }) => string;
  brokenOff: (values: { reason: Text }) => string;
  refused: (values: { refusal: 'person' | 'ours' | 'later' | 'rate' | (string & {}); said: Text }) => string;
  trouble: {
    login: string;
    origin: (values: { code: Text }) => string;
  };
  settings: {
    smtpUrl: string;
    from: string;
    perSecond: string;
    perSecondLeast: string;
    perSecondMost: string;
    publicUrl: string;
  };
};
