import { addMessage } from './api-chat.ts';
import { type Method, refuse } from './method.ts';

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    run(world, { team }, args, { url }) {
      if (!args.filename || !(Number(args.length) > 0)) return refuse('invalid_arguments');
      const id = world.newId('F');
      world.files.set(id, {
        id,
        name: String(args.filename),
        title: '',
        alt: (args.alt_text as string | undefined) ?? null,
        bytes: null,
        isComplete: false,
        teamId: team.id,
        channel: null,
        readyAtMs: 0,
      });
      return { ok: true, upload_url: `${url}/upload/v1/${id}?length=${args.length}`, file_id: id };
    },
  },
  'files.delete': {
    scope: 'files:write',
    run(world, { team }, { file: id }) {
      const file = world.files.get(String(id));
      if (!file || file.teamId !== team.id) return refuse('file_not_found');
      world.files.delete(file.id);
      for (const message of [...world.messages])
        if (message.files?.some((each) => each.id === file.id))
          world.messages.splice(world.messages.indexOf(message), 1);
      return { ok: true };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run(world, token, args, { fileSettleMs }) {
      const wanted = args.files as { id: string; title?: string }[] | undefined;
      if (!Array.isArray(wanted) || wanted.length === 0) return refuse('invalid_arguments');
      const channelId = args.channel_id as string | undefined;
      const channel = channelId === undefined ? null : world.channels.get(channelId);
      if (channelId !== undefined && (!channel || channel.teamId !== token.team.id)) return refuse('channel_not_found');
      if (channel && !channel.hasBot) return refuse('not_in_channel');
      const files = wanted.map(({ id }) => world.files.get(id));
      if (files.some((file) => !file?.bytes || file.teamId !== token.team.id)) return refuse('file_not_found');
      for (const [index, file] of files.entries()) {
        if (!file) continue;
        file.isComplete = true;
        file.title = wanted[index]?.title ?? file.name;
        file.readyAtMs = Date.now() + fileSettleMs;
        if (!channel) continue;
        file.channel = channel.id;
        const message = addMessage(world, token, channel, {
          text: args.initial_comment ?? '',
          thread_ts: args.thread_ts,
        });
        message.files = [{ id: file.id, name: file.name }];
      }
      return { ok: true, files: files.map((file) => ({ id: file?.id, title: file?.title })) };
    },
  },
};
