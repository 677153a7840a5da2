/** The pages behind the private links of digests. */
export const digestPages = {
  title: 'Your digest',
  forgotten: (day: string) => `This digest went out on ${day}. What it said is not kept any more.`,
  useful: 'Useful',
  notUseful: 'Not useful',
  unsubscribe: 'Unsubscribe',
  confirm: 'Confirm',
  back: 'Back to the digest',
  verdict: {
    title: 'Was it useful?',
    ask: (isUseful: boolean) =>
      isUseful ? 'Say that this digest was useful:' : 'Say that this digest was not useful:',
    done: 'Thank you. That helps to choose the next.',
  },
  unsubscribing: {
    title: 'End these messages',
    ask: (where: string) => `End the weekly digest for ${where}? Nothing more will come.`,
    done: 'Unsubscribed: nothing more will come. What was on its way is called off.',
    before: 'This digest has ended already: nothing more will come.',
  },
  confirming: {
    title: 'Confirm the weekly digest',
    ask: (when: string) => `You get what is new in the network: ${when}.`,
    done: (when: string, next: string) => `Confirmed. You get a digest ${when}; the next on ${next}.`,
    donePaused: 'Confirmed. The digest is paused, and goes on when its pause ends.',
    before: 'This digest is confirmed already.',
    ended: 'This digest has ended. Whoever asked for it can ask again.',
  },
  here: 'you',
  missing: 'There is nothing behind this link. It may have been deleted, or not copied whole.',
};
