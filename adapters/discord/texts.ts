// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** What can be put into a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** What the adapter itself has to say, in one language; everything else comes from the bot. */
export type Texts = {
  dateForm: string;
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
};
