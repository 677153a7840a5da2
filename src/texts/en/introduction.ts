export const introduction = {
  later: (name: string | null) =>
    `${name ? `You would like to meet ${name}. ` : ''}I do not make introductions yet. Until I do: the regions most like yours, and what they tried, say whom to ask.`,
  peers: 'Regions like mine',
  experiences: 'Their experiences',
};
