// Discord API v10 as documented at docs.discord.com/developers, mid-2026. Lengths in UTF-16 units, which are never fewer than what Discord counts.

/** A message drawn with components (flag 1 << 15). */
export const message = { components: 40, text: 4_000, files: 10, rowButtons: 5 } as const;

export const component = {
  customId: 100,
  buttonLabel: 80,
  options: 25,
  optionLabel: 100,
  placeholder: 150,
  altText: 1_024,
  url: 512,
} as const;

export const modal = {
  title: 45,
  slots: 5,
  label: 45,
  description: 100,
  text: 4_000,
  placeholder: 100,
  fewestRadios: 2,
  checkboxOptions: 10,
  files: 10,
} as const;

export const autocomplete = { choices: 25, name: 100 } as const;

export const command = {
  count: 100,
  menuCount: 15,
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  characters: 8_000,
} as const;

/** A first answer may take 3 s; answers can follow for 15 minutes. */
export const interaction = { firstAnswerMs: 3_000, tokenMs: 15 * 60_000 } as const;

/** `nonce` of a message: Discord makes no second message with the same for some minutes. */
export const nonceLength = 25;
