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
};
