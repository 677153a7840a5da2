import { type Place, parsePlace } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { slackError } from './call.ts';
import type { OpenDirect } from './direct.ts';
import type { MessageEncoder } from './encode-message.ts';
import { findParts, isComplete, type Target } from './find-delivery.ts';
import type { Put } from './put.ts';
import type { Workspace } from './workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** What goes out unasked. */
export type Post = Required<Pick<Adapter, 'post' | 'findDelivery'>>;

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
  async function find(place: Place): Promise<{ workspace: Workspace; target: Target }> {
    const { platform, space, kind, id } = parsePlace(place);
    if (platform !== 'slack' || kind === 'mail') throw slackError('unknown_place', ` (${place})`);
    // A token about to end is refreshed here: nothing comes in before something goes out by the clock.
    const workspace = await workspaces.get(space);
    if (kind === 'user') return { workspace, target: { channel: await openDirect(workspace, id), threadTs: null } };
    const [channel = id, threadTs = null] = kind === 'thread' ? id.split(':') : [id];
    return { workspace, target: { channel, threadTs } };
  }

  return {
    async post(place, message, deliveryId) {
      const { workspace, target } = await find(place);
      const encoded = await encoder.encode(message, workspace);
      const { ts } = await put(workspace, target, encoded, deliveryId);
      return { ref: `${target.channel}:${ts}` };
    },
    async findDelivery(place, deliveryId) {
      const { workspace, target } = await find(place);
      const found = await findParts(workspace.client, target, deliveryId);
      return isComplete(found) ? { ref: `${target.channel}:${found.parts.get(0)?.ts}` } : null;
    },
  };
}
