/** The largest sizes that Slack accepts, in characters or pieces. Source: docs.slack.dev/reference/block-kit and /reference/views, 2026. */
export const limits = {
  messageBlocks: 50,
  /** Slack refuses a message at about 13,200 characters in all blocks; counted here as JSON, the strictest way to count. */
  messageCharacters: 12_000,
  /** The `text` beside blocks, for notifications; Slack advises 4,000. */
  notification: 3_000,
  viewBlocks: 100,
  /** The text of a section block. */
  section: 3_000,
  fields: 10,
  field: 2_000,
  header: 150,
  context: 2_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  label: 2_000,
  hint: 2_000,
  alt: 2_000,
  /** The alternative text of an uploaded file; an image in a message has `alt`. */
  fileAlt: 1_000,
  /** What may be typed into a text field of a modal. */
  input: 3_000,
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  viewTitle: 24,
  /** What a modal keeps for us and returns: line, step, place. */
  privateMetadata: 3_000,
  /** Uses of a response URL, within 30 minutes. */
  responses: 5,
} as const;
