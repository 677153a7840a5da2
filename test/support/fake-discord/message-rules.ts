import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';

// The documented limits, which are stricter than the OpenAPI; stated here anew, so that the adapter's own table is not its own judge.

export type Loose = { [key: string]: unknown } & {
  type?: number;
  id?: number;
  custom_id?: string;
  components?: Loose[];
  component?: Loose;
  accessory?: Loose;
};

export function* walk(components: Loose[]): Iterable<Loose> {
  for (const component of components) {
    yield component;
    yield* walk([
      ...(component.components ?? []),
      ...(component.component ? [component.component] : []),
      ...(component.accessory ? [component.accessory] : []),
    ]);
  }
}

const length = (value: unknown) => (typeof value === 'string' ? value.length : -1);
const between = (value: unknown, min: number, max: number) => length(value) >= min && length(value) <= max;

/** What Discord would refuse a message for. `wasV2`: the message that is edited is drawn with components already. */
export function listMessageProblems(body: Loose, files: { key: string; name: string }[], wasV2 = false): string[] {
  const problems: string[] = [];
  const isV2 = wasV2 || (Number(body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const components = body.components ?? [];
  if (length(body.content) > 2_000) problems.push('content: more than 2,000 characters');
  if (isV2 && (body.content || (Array.isArray(body.embeds) && body.embeds.length > 0)))
    problems.push('content and embeds may not stand beside components v2');
  if (!isV2 && components.some(({ type }) => type !== ComponentType.ActionRow))
    problems.push('components v2 need their flag');
  if (files.length > 10) problems.push('more than 10 files');
  for (const { name } of files) if (!/^[\w.-]+$/.test(name)) problems.push(`the file name ${name}`);
  if (typeof body.nonce === 'string' && body.nonce.length > 25) problems.push('nonce: more than 25 characters');
  const all = [...walk(components)];
  if (all.length > 40) problems.push(`${all.length} components, more than 40`);
  const text = all.reduce(
    (sum, { type, content }) => sum + (type === ComponentType.TextDisplay ? length(content) : 0),
    0,
  );
  if (text > 4_000) problems.push(`${text} characters of text, more than 4,000`);
  problems.push(...listIdProblems(all), ...all.flatMap(listComponentProblems), ...listFileProblems(body, all, files));
  return problems;
}

export function listIdProblems(all: Loose[]): string[] {
  const problems: string[] = [];
  const customIds = all.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  if (new Set(customIds).size < customIds.length) problems.push('a custom_id occurs twice');
  for (const id of customIds) if (!between(id, 1, 100)) problems.push(`custom_id of ${id.length} characters`);
  const ids = all.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (new Set(ids).size < ids.length) problems.push('a component id occurs twice');
  for (const id of ids) if (!Number.isInteger(id) || id < 0 || id > 0x7fff_ffff) problems.push(`component id ${id}`);
  return problems;
}

export function listComponentProblems(component: Loose): string[] {
  const children = component.components ?? [];
  switch (component.type) {
    case ComponentType.ActionRow: {
      const buttons = children.filter(({ type }) => type === ComponentType.Button).length;
      const isFine = buttons === children.length ? buttons >= 1 && buttons <= 5 : children.length === 1;
      return isFine ? [] : [`an action row of ${children.length}`];
    }
    case ComponentType.Button:
      return listButtonProblems(component);
    case ComponentType.StringSelect:
      return listSelectProblems(component);
    case ComponentType.TextDisplay:
      return between(component.content, 1, 4_000) && String(component.content).trim() !== '' ? [] : ['an empty text'];
    case ComponentType.Container:
      return children.length === 0 || children.some(({ type }) => type === ComponentType.Container)
        ? ['a container that is empty or in a container']
        : [];
    case ComponentType.MediaGallery: {
      const items = (component.items ?? []) as { description?: string }[];
      if (items.length < 1 || items.length > 10) return [`a gallery of ${items.length}`];
      return items.flatMap(({ description }) =>
        description === undefined || between(description, 1, 1_024) ? [] : ['alt text'],
      );
    }
    default:
      return [];
  }
}

function listButtonProblems({ label, style, custom_id: id, url }: Loose): string[] {
  const problems = between(label, 1, 80) ? [] : [`a button label of ${length(label)} characters`];
  if (style === ButtonStyle.Link ? id !== undefined || !between(url, 1, 512) : id === undefined || url !== undefined)
    problems.push('a button needs a custom_id or, for links, a url of at most 512 characters');
  if (style === ButtonStyle.Link && !/^https?:\/\/[^/\s]+\.[^/\s]+/.test(String(url)))
    problems.push('Not a well formed URL');
  return problems;
}

export function listSelectProblems({ options, placeholder, min_values: min, max_values: max }: Loose): string[] {
  const given = (options ?? []) as { label?: string; value?: string; description?: string }[];
  const problems = given.length >= 1 && given.length <= 25 ? [] : [`a select of ${given.length} options`];
  if (placeholder !== undefined && length(placeholder) > 150)
    problems.push('a placeholder of more than 150 characters');
  if (new Set(given.map(({ value }) => value)).size < given.length) problems.push('an option value occurs twice');
  for (const { label, value, description } of given)
    if (
      !between(label, 1, 100) ||
      !between(value, 1, 100) ||
      (description !== undefined && !between(description, 1, 100))
    )
      problems.push(`the option "${label}"`);
  if (Number(min ?? 1) > Number(max ?? 1) || Number(max ?? 1) > given.length)
    problems.push('min_values and max_values');
  return problems;
}

/** Every file is shown by exactly one component, every attachment:// is a file. */
function listFileProblems(body: Loose, all: Loose[], files: { key: string; name: string }[]): string[] {
  const shown = all.flatMap(({ items, file }) =>
    [
      ...((items ?? []) as { media: { url: string } }[]).map(({ media }) => media.url),
      ...(file ? [(file as { url: string }).url] : []),
    ].filter((url) => url.startsWith('attachment://')),
  );
  const names = files.map(({ name }) => `attachment://${name}`);
  const problems = shown.filter((url) => !names.includes(url)).map((url) => `${url} was not sent`);
  if ((body.components ?? []).length > 0)
    problems.push(
      ...names
        .filter((name) => shown.filter((url) => url === name).length !== 1)
        .map((name) => `${name} is not shown once`),
    );
  const described = (body.attachments ?? []) as { id: string }[];
  for (const { id } of described)
    if (!files.some(({ key }) => key === `files[${id}]`)) problems.push(`attachment ${id} was not sent`);
  return problems;
}
