// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** The sentences of the adapter itself, in one language; all others come from the bot. */
export type Texts = {
  opening: string;
  whileAway: string;
  howToFillIn: (values: { cancel: Text }) => string;
  noChoice: (values: { count: number }) => string;
  notSent: string;
  several: string;
  waiting: (values: { count: number }) => string;
  opensNoForm: (values: { line: Text }) => string;
  noSuchField: (values: { field: Text; fields: Text }) => string;
  sendWith: (values: { field: Text }) => string;
  files: string;
  noFile: (values: { path: Text }) => string;
};
