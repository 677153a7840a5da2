import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { message } from '../limits.ts';
import type { Piece, UploadedFile } from './blocks.ts';

/** One Discord message: its components, and the files they show. */
export type Packed = { components: APIMessageTopLevelComponent[]; files: UploadedFile[] };

/** Pieces in their order, in as few messages as hold them under all limits at once. */
export function pack(pieces: Piece[]): Packed[] {
  const packed: Packed[] = [];
  let kept: Piece[] = [];
  let text = 0;
  // The container itself.
  let components = 1;
  const close = () => {
    while (kept.at(-1)?.component.type === ComponentType.Separator) kept.pop();
    if (kept.length > 0) packed.push(wrap(kept));
    kept = [];
    text = 0;
    components = 1;
  };
  for (const piece of pieces) {
    const names = kept.flatMap(({ file }) => file?.name ?? []);
    const isFull =
      text + piece.text > message.text ||
      components + piece.components > message.components ||
      (piece.file && (names.length === message.files || names.includes(piece.file.name)));
    if (isFull) close();
    if (kept.length === 0 && piece.component.type === ComponentType.Separator) continue;
    kept.push(piece);
    text += piece.text;
    components += piece.components;
  }
  close();
  return packed;
}

/** Frames a message, unless it is a single sentence. */
function wrap(pieces: Piece[]): Packed {
  const children: APIComponentInContainer[] = pieces.map(({ component }) => component);
  const [only] = children;
  const components: APIMessageTopLevelComponent[] =
    children.length === 1 && only?.type === ComponentType.TextDisplay
      ? [only]
      : [{ type: ComponentType.Container, components: children }];
  return { components, files: pieces.flatMap(({ file }) => file ?? []) };
}
