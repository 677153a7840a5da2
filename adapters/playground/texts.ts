// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** The sentences of the adapter itself, in one language; all others come from the bot. */
export type Texts = {
  language: string;
  name: string;
  title: string;
  onlyYou: string;
  table: string;
  close: string;
  keepForLater: string;
  required: string;
  requiredMark: string;
  choose: string;
  datePlaceholder: string;
  monthPlaceholder: string;
  next: string;
  parts: string;
  counter: {
    atMost: {
      words: (values: { max: number }) => string;
      characters: (values: { max: number }) => string;
    };
    said: {
      words: (values: { count: Text; max: number }) => string;
      characters: (values: { count: Text; max: number }) => string;
    };
  };
  offerZone: (values: { zone: Text }) => string;
  unasked: string;
  welcomeTitle: string;
  welcome: string;
  tryThese: string;
  commands: string;
  allCommands: string;
  goOn: string;
  picture: string;
  kept: string;
  role: {
    label: string;
    names: {
      member: string;
      reviewer: string;
      partner: string;
      staff: string;
    };
  };
  verbs: {
    review: {
      label: string;
      line: string;
    };
    compare: {
      label: string;
      line: string;
    };
    peers: {
      label: string;
      line: string;
    };
    figure: {
      label: string;
      line: string;
    };
    experiences: {
      label: string;
      line: string;
    };
    questions: {
      label: string;
      line: string;
    };
    digest: {
      label: string;
      line: string;
    };
  };
  home: string;
  composer: string;
  placeholder: string;
  send: string;
  conversation: string;
  noScript: string;
  filledIn: string;
  keys: string;
  problems: (values: { count: number }) => string;
  refused: {
    origin: string;
    notJson: string;
    unreadable: string;
    tooLarge: (values: { megabytes: Text }) => string;
    notFound: string;
  };
  plainExamples: {
    compare: string;
    figure: string;
    tried: string;
  };
  examples: {
    compare: {
      line: string;
      label: string;
    };
    peers: {
      line: string;
      label: string;
    };
    indicator: {
      line: string;
      label: string;
    };
    region: {
      line: string;
      label: string;
    };
    experience: {
      line: string;
      label: string;
    };
    question: {
      line: string;
      label: string;
    };
    digest: {
      line: string;
      label: string;
    };
  };
};
