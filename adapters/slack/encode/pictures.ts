import { LRUCache } from 'lru-cache';
import { createGate } from '#src/core/concurrency-gate.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Block } from '#src/core/message.ts';
import type { PictureSource } from '#src/core/ports.ts';
import { uploadFile } from '../api/upload.ts';
import type { Workspace } from '../api/workspace.ts';

export type Provided = { files: Map<string, string>; hasFresh: boolean };

export type Pictures = {
  /** Each picture's file in that workspace, uploaded now where it was not before. One that fails is left out. */
  provide(workspace: Workspace, blocks: Block[]): Promise<Provided> | Provided;
  /** The file it was given is still to be used. */
  isProvided(space: string, key: string): boolean;
};

/** The time Slack needs before an uploaded picture may be used in a message. */
const settlingMs = 5_000;
/** More pictures than some workspaces see in some days; a forgotten one is uploaded once more. */
const mostKnown = 5_000;
/** Workspaces delete files after a time of their own choosing, a day at the shortest. */
const keepMs = 20 * 3_600_000;

/** Files are in memory while they are sent. Those that would wait longer than anybody does are left out at once. */
const uploads = { atOnce: 16, ofOne: 100, waiting: 100 };

type Known = { fileId: string; uploadedAtMs: number };

export function createPictures(source: PictureSource, logger: Logger, now: () => Date): Pictures {
  const known = new LRUCache<string, Known>({ max: mostKnown });
  const underWay = new Map<string, Promise<Known | null>>();
  const gate = createGate(uploads);

  async function upload(workspace: Workspace, id: string, picture: Extract<Block, { type: 'picture' }>) {
    try {
      const fileId = await gate.pass(workspace.space, async () => {
        const bytes = await source.read(picture.key);
        if (!bytes) throw new Error(`No picture has the key ${picture.key}.`);
        return uploadFile(workspace, {
          name: `${picture.key.replace(/[^\w-]/g, '').slice(0, 60) || 'picture'}.png`,
          bytes,
          alt: picture.alt,
        });
      });
      const entry = { fileId, uploadedAtMs: now().getTime() };
      known.set(id, entry);
      return entry;
    } catch (error) {
      logger.warn({ err: error, space: workspace.space, picture: picture.key }, 'a picture could not be uploaded');
      return null;
    } finally {
      underWay.delete(id);
    }
  }

  function findKnown(id: string): Known | undefined {
    const entry = known.get(id);
    if (entry && now().getTime() - entry.uploadedAtMs < keepMs) return entry;
    known.delete(id);
    return undefined;
  }

  return {
    isProvided: (space, key) => findKnown(`${space}:${key}`) !== undefined,
    provide(workspace, blocks) {
      const wanted = blocks.filter((block) => block.type === 'picture');
      const files = new Map<string, string>();
      const missing: Promise<unknown>[] = [];
      let hasFresh = false;
      for (const picture of wanted) {
        const id = `${workspace.space}:${picture.key}`;
        const entry = findKnown(id);
        if (entry) {
          files.set(picture.key, entry.fileId);
          hasFresh ||= now().getTime() - entry.uploadedAtMs < settlingMs;
          continue;
        }
        const started = underWay.get(id) ?? upload(workspace, id, picture);
        if (!findKnown(id)) underWay.set(id, started);
        missing.push(
          started.then((made) => {
            if (made) files.set(picture.key, made.fileId);
            hasFresh ||= made !== null;
          }),
        );
      }
      return missing.length === 0 ? { files, hasFresh } : Promise.all(missing).then(() => ({ files, hasFresh }));
    },
  };
}
