import type { HomeView, ModalView } from '@slack/types';
import { checkPictures } from './api-chat.ts';
import { checkView } from './check-blocks.ts';
import { type Answer, type Args, type Method, refuse, type Settings } from './method.ts';
import type { StoredView, Token, World } from './world.ts';

function redeem(world: World, { team, isOrgWide }: Token, args: Args, { triggerLifeMs }: Settings) {
  if (!args.trigger_id) return { problem: refuse('invalid_arguments') };
  const trigger = world.triggers.get(String(args.trigger_id));
  const home = trigger && world.teams.get(trigger.teamId);
  if (!trigger || (trigger.teamId !== team.id && !(isOrgWide && home?.enterpriseId === team.enterpriseId)))
    return { problem: refuse('invalid_trigger_id') };
  if (Date.now() - trigger.atMs > triggerLifeMs) return { problem: refuse('expired_trigger_id') };
  if (trigger.isUsed) return { problem: refuse('exchanged_trigger_id') };
  return { trigger };
}

/** A view that Slack would take is stored; `before` is what it replaces. */
export function storeView(
  world: World,
  token: { team: { id: string } },
  view: unknown,
  place: { user: string; previous: string | null; before?: StoredView },
): Answer & { view?: StoredView } {
  const problem =
    checkView(view) ??
    ((view as ModalView).type === 'modal' ? null : { error: 'invalid_arguments', reason: 'not a modal' });
  if (problem) return refuse(problem.error, { response_metadata: { messages: [problem.reason] } });
  const pictures = checkPictures(world, token.team.id, (view as ModalView).blocks as never);
  if (pictures) return pictures;
  const id = place.before?.id ?? world.newId('V');
  const stored: StoredView = {
    ...(view as ModalView),
    id,
    hash: world.newHash(),
    user: place.user,
    teamId: token.team.id,
    root: place.before?.root ?? (place.previous ? (world.views.get(place.previous)?.root ?? id) : id),
    previous: place.before ? place.before.previous : place.previous,
  };
  world.views.set(id, stored);
  return { ok: true, view: stored };
}

const depth = (world: World, id: string | null): number =>
  id ? 1 + depth(world, world.views.get(id)?.previous ?? null) : 0;

export const viewMethods: Record<string, Method> = {
  'views.open': {
    run(world, token, args, settings) {
      const { trigger, problem } = redeem(world, token, args, settings);
      if (!trigger) return problem;
      const stored = storeView(world, token, args.view, { user: trigger.user, previous: null });
      trigger.isUsed = stored.ok;
      return stored;
    },
  },
  'views.push': {
    run(world, token, args, settings) {
      const { trigger, problem } = redeem(world, token, args, settings);
      if (!trigger) return problem;
      if (!trigger.fromView || !world.views.has(trigger.fromView)) return refuse('not_found');
      if (depth(world, trigger.fromView) >= 3) return refuse('push_limit_reached');
      const stored = storeView(world, token, args.view, { user: trigger.user, previous: trigger.fromView });
      trigger.isUsed = stored.ok;
      return stored;
    },
  },
  'views.update': {
    run(world, token, args) {
      const before = world.views.get(String(args.view_id));
      if (!before || before.teamId !== token.team.id) return refuse('not_found');
      if (args.hash && args.hash !== before.hash) return refuse('hash_conflict');
      return storeView(world, token, args.view, { user: before.user, previous: null, before });
    },
  },
  'views.publish': {
    run(world, token, args) {
      const user = String(args.user_id);
      if (world.users.get(user)?.teamId !== token.team.id) return refuse('user_not_found');
      const problem = checkView(args.view);
      if (problem) return refuse(problem.error, { response_metadata: { messages: [problem.reason] } });
      const view = args.view as HomeView;
      if (view.type !== 'home') return refuse('invalid_arguments');
      const before = world.homes.get(user);
      if (args.hash && args.hash !== before?.hash) return refuse('hash_conflict');
      const hash = world.newHash();
      world.homes.set(user, { blocks: view.blocks as never, hash });
      return { ok: true, view: { ...view, id: `H${user}`, hash } };
    },
  },
};
