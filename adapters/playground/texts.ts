/** What the page says around the bot's own sentences. */
export const texts = {
  name: 'Causeway',
  title: 'Playground · Causeway',
  onlyYou: 'Only you can see this',
  table: 'Table',
  close: 'Close; what you typed is kept',
  keepForLater: 'Keep for later',
  required: 'Required',
  requiredMark: '* Required. Closing keeps what you typed.',
  choose: 'Choose…',
  datePlaceholder: '2026-03-15, March 2026 or 2026',
  problems: (count: number) =>
    count === 1
      ? 'One field needs another look. Everything you typed is kept.'
      : `${count} fields need another look. Everything you typed is kept.`,
  unasked: 'Sent to you',
  welcomeTitle: 'What would you like to know?',
  welcome:
    'Type a command, or ask in plain words. Everything here works as it does in Slack and Discord: buttons, forms and pictures included.',
  tryThese: 'Try one of these',
  commands: 'Commands',
  home: 'About Causeway',
  composer: 'Command or question',
  placeholder: 'Type / for commands, or ask in plain words',
  send: 'Send',
  conversation: 'Conversation',
  noScript: 'The playground needs JavaScript. The same commands work in a terminal: npm run chat.',
  filledIn: 'This line came with a link. Read it, and press Send if you want to say it.',
  keys: 'Tab completes · ↑ earlier lines · Esc closes',
  refused: {
    origin: 'This was not sent by the playground’s own page, so nothing was done. Open the playground and try there.',
    notJson: 'The playground takes JSON (content-type: application/json).',
    unreadable: 'This request could not be read, so nothing was done. Reload the page and try again.',
    tooLarge: (megabytes: number) =>
      `This is too large: at most ${megabytes} MB fit into one message. Nothing was lost; shorten it and send it again.`,
    notFound: 'There is nothing here. Go to /playground.',
  },
} as const;

/** Lines to begin with; shown where their command exists. `label` says what they are for. */
export const examples: { line: string; label: string }[] = [
  { line: '/compare Skåne Catalonia', label: 'Compare two regions' },
  { line: '/peers Skåne abroad', label: 'Find regions like yours in other countries' },
  { line: '/indicator show unemployment Murcia', label: 'See one figure, its rank and its trend' },
  { line: '/region show Azores', label: 'Read the profile of a region' },
  { line: '/experience log', label: 'Log an experience in two minutes' },
  { line: '/question ask', label: 'Ask the network a question' },
  { line: '/digest preview Skåne', label: 'See what this week’s digest would say' },
];
