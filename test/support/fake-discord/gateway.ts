import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { World } from './world.ts';

type Payload = { op: number; t: string | null; s: number | null; d: unknown };
type Session = { id: string; sequence: number; sent: Payload[]; intents: number; socket: WebSocket | null };

/** What a session that comes back is given of what it missed. */
const mostMissed = 1_000;
const intent = {
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** What a session has to ask for to be told of it. */
function intentFor(type: string, isDirect: boolean): number {
  if (type.startsWith('MESSAGE_REACTION_')) return isDirect ? intent.directReactions : intent.guildReactions;
  return isDirect ? intent.directMessages : intent.guildMessages;
}

/** The Gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with what was missed, dispatches by intent. */
export function createGateway(world: World, url: () => string) {
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0 };
  let sockets: WebSocketServer | null = null;

  function attach(server: Server): void {
    sockets = new WebSocketServer({ server, path: '/gateway' });
    sockets.on('connection', (socket, request) => {
      const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
      if (asked.get('v') !== '10' || asked.get('encoding') !== 'json' || asked.has('compress'))
        return socket.close(4012, 'Invalid API version');
      serve(socket);
    });
  }

  function serve(socket: WebSocket): void {
    let session: Session | null = null;
    const send = (op: number, d: unknown = null) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    send(10, { heartbeat_interval: 41_250 });
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as {
        op: number;
        d: { token: string; intents: number; session_id: string; seq: number; shard?: number[] };
      };
      if (op === 1) return send(11);
      if (op === 2) {
        if (d.token !== world.token) return socket.close(4004, 'Authentication failed');
        // A privileged intent is granted on the application's page alone.
        if (d.intents & intent.messageContent && !world.grantsContent)
          return socket.close(4014, 'Disallowed intent(s)');
        session = { id: randomBytes(16).toString('hex'), sequence: 0, sent: [], intents: d.intents, socket };
        sessions.set(session.id, session);
        counts.identified += 1;
        greet(session, d.shard ?? [0, 1]);
        return;
      }
      if (op === 6) {
        const known = sessions.get(d.session_id);
        if (!known || d.token !== world.token) return send(9, false);
        session = known;
        session.socket = socket;
        for (const payload of session.sent) if ((payload.s ?? 0) > d.seq) socket.send(JSON.stringify(payload));
        counts.resumed += 1;
        dispatch(session, 'RESUMED', {});
      }
    });
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = null;
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
  }

  function greet(session: Session, shard: number[]): void {
    dispatch(session, 'READY', {
      v: 10,
      user: world.bot,
      guilds: [...world.guilds.keys()].map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      // Without it a client would resume at the real address.
      resume_gateway_url: url(),
      shard,
      application: { id: world.application, flags: 0 },
      session_type: 'normal',
    });
    for (const id of world.guilds.keys()) dispatch(session, 'GUILD_CREATE', describeGuild(id));
  }

  function describeGuild(id: string): object {
    const channels = [...world.channels.values()].filter((channel) => channel.guild_id === id && channel.type < 10);
    return {
      ...world.guilds.get(id),
      joined_at: '2026-01-01T00:00:00.000Z',
      large: false,
      unavailable: false,
      member_count: world.users.size,
      members: [world.memberOf(world.bot)].map((member) => ({ ...member, user: { ...world.bot, bot: true } })),
      channels,
      threads: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  function dispatch(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const payload = { op: 0, t, s: session.sequence, d };
    session.sent.push(payload);
    if (session.sent.length > mostMissed) session.sent.shift();
    if (session.socket?.readyState === 1) session.socket.send(JSON.stringify(payload));
  }

  return {
    attach,
    counts,
    describeGuild,
    /** To every session that asked for it; content is blanked where the bot is not addressed. */
    emit(
      type: string,
      data: object,
      { isDirect = false, author, mentions = [] }: { isDirect?: boolean; author?: string; mentions?: string[] } = {},
    ): void {
      for (const session of sessions.values()) {
        if (type.startsWith('MESSAGE_') && !(session.intents & intentFor(type, isDirect))) continue;
        const isWords = type === 'MESSAGE_CREATE' || type === 'MESSAGE_UPDATE';
        const mayRead =
          isDirect ||
          author === world.bot.id ||
          mentions.includes(world.bot.id) ||
          !isWords ||
          (session.intents & intent.messageContent) !== 0;
        dispatch(session, type, mayRead ? data : { ...data, content: '', components: [], attachments: [] });
      }
    },
    /** Cuts every connection without a word, or says with a code why. */
    drop: (code = 4000) => {
      for (const socket of sockets?.clients ?? []) socket.close(code);
    },
    /** A frame as it is, to every connection; how many there are. */
    inject(frame: string | Buffer): number {
      const open = [...(sockets?.clients ?? [])].filter(({ readyState }) => readyState === 1);
      for (const socket of open) socket.send(frame);
      return open.length;
    },
    isConnected: () => [...sessions.values()].some(({ socket }) => socket?.readyState === 1),
    forget: () => sessions.clear(),
    close: () => {
      for (const socket of sockets?.clients ?? []) socket.terminate();
      sockets?.close();
    },
  };
}

export type Gateway = ReturnType<typeof createGateway>;
