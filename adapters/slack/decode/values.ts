import { UserError } from '#src/core/errors.ts';
import type { FileValue, FormValues } from '#src/core/form.ts';
import type { SlackFile, StateValue, View } from '../transport/body.ts';
import { decodeEmoji } from './emoji.ts';

/** A text longer than one input is shown in several; the further ones have this between name and number. */
const piecePattern = '~';
export const pieceId = (name: string, index: number) => (index === 0 ? name : `${name}${piecePattern}${index + 1}`);

/** Names a file input whose bytes are kept. */
export const bytesActionId = 'bytes';

/** An error about the value of one field; the message is for the person. */
export class FieldError extends Error {
  override name = 'FieldError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

export type ReadFile = (file: SlackFile, takes: 'text' | 'bytes') => Promise<FileValue>;

/**
 * Decodes what a window's inputs hold, by field. Files are fetched, or left out without `readFile`; a file field left empty is not named, so that
 * files sent before stay.
 * @throws FieldError
 */
export async function decodeValues(view: View | null | undefined, readFile: ReadFile | null): Promise<FormValues> {
  const values: FormValues = {};
  for (const [blockId, elements] of Object.entries(view?.state?.values ?? {})) {
    const [[action, state] = []] = Object.entries(elements);
    if (!state) continue;
    const [name = '', piece] = blockId.split(piecePattern);
    if (state.type === 'file_input') {
      if (!readFile) continue;
      const takes = action === bytesActionId ? 'bytes' : 'text';
      const files = await Promise.all((state.files ?? []).map((file) => readFile(file, takes))).catch((error) => {
        throw error instanceof UserError ? new FieldError(blockId, error.message) : error;
      });
      if (files.length > 0) values[name] = files;
      continue;
    }
    const value = decodeValue(state);
    values[name] = piece === undefined ? value : `${String(values[name] ?? '')}${String(value ?? '')}`;
  }
  return values;
}

function decodeValue(state: StateValue): FormValues[string] {
  switch (state.type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return state.selected_option?.value ?? null;
    case 'multi_static_select':
    case 'multi_external_select':
      return (state.selected_options ?? []).map(({ value }) => value ?? '');
    case 'checkboxes':
      return (state.selected_options ?? []).length > 0;
    case 'datepicker':
      return state.selected_date ?? null;
    case 'plain_text_input':
      return decodeEmoji(state.value ?? '') || null;
    default:
      return state.value ?? null;
  }
}

export const isBlank = (values: FormValues) =>
  Object.values(values).every(
    (value) => value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0),
  );
