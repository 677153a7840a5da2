import {
  type APIModalSubmitInteraction,
  ComponentType,
  MessageFlags,
  type ModalSubmitComponent,
} from 'discord-api-types/v10';
import type { FormValues } from '#src/core/form.ts';
import { decodeModalId, findLine } from './custom-id.ts';
import type { Base, DecodeContext, Decoded, Submission, Upload } from './decoded.ts';
import { decodeFieldId } from './field.ts';

export async function decodeSubmission(
  interaction: APIModalSubmitInteraction,
  base: Base,
  { lines }: DecodeContext,
): Promise<Decoded> {
  const modal = decodeModalId(interaction.data.custom_id);
  const form = modal && (await findLine(modal, lines));
  if (!modal || form === null) return { type: 'expired' };
  const isFromPrivate = ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const { step, steps, replaces } = modal;
  const sent = decodeComponents(interaction);
  return {
    type: 'submission',
    submission: { ...base, form, step, steps, replaces: replaces && isFromPrivate, ...sent },
  };
}

function decodeComponents({ data }: APIModalSubmitInteraction): Pick<Submission, 'values' | 'uploads'> {
  const values: FormValues = {};
  const uploads: Record<string, Upload[]> = {};
  for (const top of data.components) {
    const components: ModalSubmitComponent[] =
      top.type === ComponentType.Label ? [top.component] : top.type === ComponentType.ActionRow ? top.components : [];
    for (const component of components) {
      const field = decodeFieldId(component.custom_id);
      if (!field) continue;
      if (component.type === ComponentType.FileUpload) {
        // Nothing uploaded means: what was kept before stays.
        if (component.values.length > 0)
          uploads[field.name] = component.values.flatMap((id) => {
            const file = data.resolved?.attachments?.[id];
            return file
              ? [
                  {
                    ...{ name: file.filename, mediaType: file.content_type ?? 'text/plain', url: file.url },
                    ...{ size: file.size, takes: field.kind === 'bytes' ? ('bytes' as const) : ('text' as const) },
                  },
                ]
              : [];
          });
      } else if (field.kind === 'typed') {
        // Beside a select of likely regions: what was typed counts.
        const typed = 'value' in component ? String(component.value ?? '').trim() : '';
        if (typed || !(field.name in values)) values[field.name] = typed;
      } else values[field.name] = decodeValue(component, field.kind === 'several' ? 'several' : 'one');
    }
  }
  return { values, uploads };
}

function decodeValue(component: ModalSubmitComponent, kind: 'one' | 'several'): FormValues[string] {
  if ('values' in component) return kind === 'several' ? component.values : (component.values[0] ?? '');
  return component.value ?? '';
}
