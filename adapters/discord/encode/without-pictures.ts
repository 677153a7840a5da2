import { ComponentType } from 'discord-api-types/v10';
import { parseMarkdown } from '#src/core/markdown.ts';
import type { DiscordMessage, Encoded } from './message.ts';
import { encodeLines } from './text.ts';

type Component = DiscordMessage['components'][number];
type Inner = Extract<Component, { type: ComponentType.Container }>['components'][number];

/** Returns the message with its pictures described in words, for when they cannot be sent. Null if it has no pictures, or other files too. */
export function withoutPictures({ body, files }: Encoded): Encoded | null {
  if (files.length === 0 || files.some(({ mediaType }) => mediaType !== 'image/png')) return null;
  const { attachments: _, ...rest } = body;
  const components = body.components.flatMap((component): Component[] =>
    component.type === ComponentType.Container
      ? [{ ...component, components: component.components.flatMap(inWords) }]
      : (inWords(component as Inner) as Component[]),
  );
  return { body: { ...rest, components }, files: [] };
}

function inWords(component: Inner): Inner[] {
  if (component.type !== ComponentType.MediaGallery) return [component];
  const alts = component.items.flatMap(({ description }) => description ?? []);
  return encodeLines(parseMarkdown(alts.join('\n')), '-# ').map((content) => ({
    type: ComponentType.TextDisplay,
    content,
  }));
}
