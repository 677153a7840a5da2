import { type Place, parsePlace } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { callSlack, isSlackError, slackError } from '../api/call.ts';
import type { Workspace } from '../api/workspace.ts';
import type { MessageEncoder, Part } from '../encode/message.ts';
import type { Workspaces } from '../installation/workspaces.ts';
import type { OpenDirect } from './dm-channels.ts';
import { findParts, isComplete, listFilesOf, type Target } from './find-delivery.ts';
import type { Put } from './post-once.ts';

/** The functions that send messages of the outbox and find them again. */
export type Post = Required<Pick<Adapter, 'post' | 'edit' | 'remove' | 'findDelivery'>>;

const refusedTokens = ['token_revoked', 'invalid_auth', 'account_inactive', 'token_expired'];

export function createPost({
  workspaces,
  encoder,
  put,
  openDirect,
}: {
  workspaces: Workspaces;
  encoder: MessageEncoder;
  put: Put;
  openDirect: OpenDirect;
}): Post {
  async function locate(workspace: Workspace, place: Place): Promise<Target> {
    const { kind, id } = parsePlace(place);
    if (kind === 'user' || kind === 'group') return { channel: await openDirect(workspace, id), threadTs: null };
    const [channel = id, threadTs = null] = kind === 'thread' ? id.split(':') : [id];
    return { channel, threadTs };
  }

  /** Where a message goes: `thread` is the `ref` of another message there. */
  const inThread = (target: Target, thread: string | null | undefined): Target =>
    thread?.startsWith(`${target.channel}:`) ? { ...target, threadTs: tsOf(thread) } : target;

  async function at<T>(place: Place, work: (workspace: Workspace, target: Target) => Promise<T>): Promise<T> {
    const { platform, space, kind } = parsePlace(place);
    if (platform !== 'slack' || kind === 'mail') throw slackError('unknown_place', ` (${place})`);
    // A token about to end is refreshed here: nothing comes in before something goes out by the clock.
    const workspace = await workspaces.get(space);
    try {
      return await work(workspace, await locate(workspace, place));
    } catch (error) {
      if (!isSlackError(error, ...refusedTokens)) throw error;
      // Removed, or added again, by way of another server.
      workspaces.forget(space);
      const latest = await workspaces.get(space);
      if (latest.token === workspace.token) throw error;
      return work(latest, await locate(latest, place));
    }
  }

  /** Deletes the files that were sent with a message into that thread. */
  async function deleteFiles(client: Workspace['client'], ref: string, thread: string | null | undefined) {
    const target = inThread({ channel: channelOf(ref), threadTs: null }, thread);
    for (const file of await listFilesOf(client, target, tsOf(ref)))
      await callSlack(() => client.files.delete({ file })).catch((error) => {
        if (!isSlackError(error, 'file_not_found', 'file_deleted')) throw error;
      });
  }

  return {
    post: (place, message, deliveryId, _mail, thread) =>
      at(place, async (workspace, target) => {
        const encoded = await encoder.encode(message, workspace);
        const { ts } = await put(workspace, inThread(target, thread), encoded, deliveryId, { hasTurn: true });
        return { ref: `${target.channel}:${ts}` };
      }),
    edit: (place, ref, message, thread) =>
      at(place, async (workspace) => {
        const { client } = workspace;
        const { parts, files } = await encoder.encode(message, workspace);
        const [{ text, blocks }] = parts as [Part];
        await callSlack(() => client.chat.update({ channel: channelOf(ref), ts: tsOf(ref), text, blocks }));
        // Files stand in messages of their own, which an edit does not change: they go with what was said beside them.
        if (files.length === 0) await deleteFiles(client, ref, thread);
      }),
    remove: (place, ref, { filesIn }) =>
      at(place, async ({ client }) => {
        // First, for they are found by what they were sent with. Where they may not be deleted, the words go all the same.
        const kept = await deleteFiles(client, ref, filesIn).then(() => null, unlessItPasses);
        await callSlack(() => client.chat.delete({ channel: channelOf(ref), ts: tsOf(ref) }));
        if (kept) throw kept;
      }),
    findDelivery: (place, deliveryId, thread) =>
      at(place, async (workspace, target) => {
        const found = await findParts(workspace.client, inThread(target, thread), deliveryId);
        return isComplete(found) ? { ref: `${target.channel}:${found.parts.get(0)?.ts}` } : null;
      }),
  };
}

/** A refusal that does not pass by itself; throws any other error again. */
function unlessItPasses(error: unknown): Error {
  if (isSlackError(error) && !['rate', 'later', 'uncertain'].includes(error.refusal)) return error;
  throw error;
}

const channelOf = (ref: string) => ref.slice(0, ref.indexOf(':'));
/** The message that a `ref` names, without its channel. */
const tsOf = (ref: string) => ref.slice(ref.indexOf(':') + 1);
