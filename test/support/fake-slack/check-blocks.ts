import { z } from 'zod';

// What Slack refuses, as schemas: unknown fields and everything beyond its limits (docs.slack.dev/reference/block-kit, 2026).

const text = (max: number) => z.string().min(1).max(max);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(max).refine((value) => !/<(?![@#!]|https?:\/\/|mailto:)/.test(value), 'a bare "<"'),
    verbatim: z.boolean().optional(),
  });
const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const id = text(255);
const url = z
  .string()
  .max(3_000)
  .regex(/^https?:\/\//);

const option = z.strictObject({
  text: plain(75),
  value: text(150),
  description: plain(75).optional(),
});
const options = z.array(option).min(1).max(100);
const groups = z
  .array(z.strictObject({ label: plain(75), options }))
  .min(1)
  .max(100);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: text(2_000).optional(),
  url: url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const placeholder = plain(150).optional();
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder,
    options: options.optional(),
    option_groups: groups.optional(),
    initial_option: option.optional(),
  })
  .refine(hasOneOfOptions, 'options or option_groups')
  .refine(
    ({ initial_option: initial, ...rest }) => !initial || isAmong(initial, rest),
    'initial_option is none of the options',
  );
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    action_id: id,
    placeholder,
    options: options.optional(),
    option_groups: groups.optional(),
    initial_options: options.optional(),
    max_selected_items: z.number().int().min(1).optional(),
  })
  .refine(hasOneOfOptions, 'options or option_groups')
  .refine(
    ({ initial_options: initial, ...rest }) => (initial ?? []).every((chosen) => isAmong(chosen, rest)),
    'an initial option is none of the options',
  );
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  action_id: id,
  placeholder,
  min_query_length: z.number().int().min(0).optional(),
  initial_option: option.optional(),
});
const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  action_id: id,
  placeholder,
  min_query_length: z.number().int().min(0).optional(),
  initial_options: options.optional(),
  max_selected_items: z.number().int().min(1).optional(),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: id,
  options: options.max(10),
  initial_options: options.optional(),
});
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: id,
  placeholder,
  initial_date: date.optional(),
});

const inputElement = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      action_id: id,
      placeholder,
      multiline: z.boolean().optional(),
      min_length: z.number().int().min(0).max(3_000).optional(),
      max_length: z.number().int().min(1).max(3_000).optional(),
      initial_value: z.string().max(3_000).optional(),
    })
    .refine(
      ({ initial_value: value = '', max_length: max = 3_000 }) => value.length <= max,
      'initial_value is too long',
    ),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: id,
    placeholder,
    is_decimal_allowed: z.boolean(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
    initial_value: z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: id,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  checkboxes,
  datepicker,
]);

const blockId = id.optional();
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: z.union([button, staticSelect]).optional(),
  })
  .refine(({ text: own, fields }) => own || fields, 'text or fields');
const shared = [
  section,
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({ type: z.literal('context'), block_id: blockId, elements: z.array(anyText(3_000)).min(1).max(10) }),
  z
    .strictObject({
      type: z.literal('actions'),
      block_id: blockId,
      elements: z
        .array(z.discriminatedUnion('type', [button, staticSelect, externalSelect]))
        .min(1)
        .max(25),
    })
    .refine(({ elements }) => areUnique(elements.map(({ action_id }) => action_id)), 'an action_id stands twice'),
  z
    .strictObject({
      type: z.literal('image'),
      block_id: blockId,
      alt_text: text(2_000),
      title: plain(2_000).optional(),
      image_url: url.optional(),
      slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
    })
    .refine(({ image_url, slack_file }) => Boolean(image_url) !== Boolean(slack_file), 'image_url or slack_file'),
] as const;

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.looseObject({ type: z.literal('rich_text') }),
]);
const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: blockId,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }),
      )
      .max(20)
      .optional(),
  })
  .refine(({ rows }) => countCharacters(rows) <= 10_000, 'more than 10,000 characters');
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plain(2_000),
  element: inputElement,
  hint: plain(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const messageBlock = z.discriminatedUnion('type', [...shared, table]);
const viewBlock = z.discriminatedUnion('type', [...shared, input]);
const hasUniqueBlocks = (blocks: { block_id?: string | undefined }[]) =>
  areUnique(blocks.flatMap(({ block_id: own }) => (own ? [own] : [])));

const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .refine(hasUniqueBlocks, 'a block_id stands twice')
  .refine((blocks) => blocks.filter(({ type }) => type === 'table').length <= 1, 'only_one_table_allowed');
const viewBlocks = z.array(viewBlock).min(1).max(100).refine(hasUniqueBlocks, 'a block_id stands twice');
const privateMetadata = z.string().max(3_000).optional();
const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: viewBlocks,
    private_metadata: privateMetadata,
    callback_id: z.string().max(255).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    external_id: z.string().max(255).optional(),
  })
  .refine(({ submit, blocks }) => submit || !blocks.some(({ type }) => type === 'input'), 'inputs need a submit');
const home = z.strictObject({
  type: z.literal('home'),
  blocks: viewBlocks,
  private_metadata: privateMetadata,
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
});

/** Slack's own limit lies at about 13,200 characters of all blocks; counted here as JSON. */
const messageCharacters = 13_200;

/** What is wrong with a message's blocks, as Slack's error word and the reason; null if nothing. */
export function checkMessageBlocks(blocks: unknown): { error: string; reason: string } | null {
  const parsed = messageBlocks.safeParse(blocks);
  if (!parsed.success) return { error: 'invalid_blocks', reason: z.prettifyError(parsed.error) };
  const length = JSON.stringify(blocks).length;
  return length > messageCharacters ? { error: 'msg_blocks_too_long', reason: `${length} characters` } : null;
}

export function checkView(view: unknown): { error: string; reason: string } | null {
  const parsed = z.discriminatedUnion('type', [modal, home]).safeParse(view);
  return parsed.success ? null : { error: 'invalid_arguments', reason: z.prettifyError(parsed.error) };
}

/** What may answer a `block_suggestion`. */
export function checkOptions(body: unknown): string | null {
  const parsed = z.strictObject({ options: z.array(option).max(100) }).safeParse(body);
  return parsed.success ? null : z.prettifyError(parsed.error);
}

type WithOptions = {
  options?: z.output<typeof options> | undefined;
  option_groups?: z.output<typeof groups> | undefined;
};

function hasOneOfOptions({ options: own, option_groups: grouped }: WithOptions): boolean {
  return Boolean(own) !== Boolean(grouped);
}

function isAmong(chosen: z.output<typeof option>, { options: own, option_groups: grouped }: WithOptions): boolean {
  const all = own ?? grouped?.flatMap((group) => group.options) ?? [];
  return all.some(({ value, text: { text: label } }) => value === chosen.value && label === chosen.text.text);
}

const countCharacters = (rows: z.output<typeof cell>[][]) =>
  rows.flat().reduce((sum, own) => sum + (own.type === 'raw_text' ? own.text.length : JSON.stringify(own).length), 0);

function areUnique(values: string[]): boolean {
  return new Set(values).size === values.length;
}
