import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export type AckPayload = Record<string, unknown> | undefined;

export type Sockets = {
  open: Set<WebSocket>;
  /** Open ones that things are still sent on. */
  countHearing(): number;
  /** Sent since the start. */
  countPings(): number;
  /** The answer of apps.connections.open. */
  newUrl(base: string): string;
  /** Sends an envelope; what was acknowledged, null if nothing was in time. */
  deliver(
    type: string,
    payload: unknown,
    retry?: { attempt: number; reason: string },
  ): Promise<{ payload: AckPayload } | null>;
  /** A frame as it is, to every open socket. */
  inject(frame: string | Buffer): void;
  sayGoodbye(reason: string): void;
  /** From now on nothing is said on open sockets, not even pings, and nothing is answered. */
  goMute(): void;
  close(): void;
};

const pingMs = 200;

export function createSockets(server: Server, ackTimeoutMs: () => number): Sockets {
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, (payload: AckPayload) => void>();
  const muted = new Set<WebSocket>();
  const leaving = new Set<WebSocket>();
  const hearing = () => [...open].filter((socket) => !muted.has(socket) && !leaving.has(socket));
  let pingCount = 0;
  const wss = new WebSocketServer({ noServer: true, autoPong: false });

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', 'http://fake').searchParams.get('ticket') ?? '';
    // A ticket works once.
    if (!tickets.delete(ticket)) return socket.destroy();
    wss.handleUpgrade(request, socket, head, (ws) => {
      open.add(ws);
      ws.send(
        JSON.stringify({
          type: 'hello',
          num_connections: open.size,
          connection_info: { app_id: 'A0FAKE' },
          debug_info: { host: 'fake', approximate_connection_time: 18_060 },
        }),
      );
      const pings = setInterval(() => {
        if (muted.has(ws)) return;
        ws.ping('ping');
        pingCount += 1;
      }, pingMs);
      ws.on('ping', (data) => muted.has(ws) || ws.pong(data));
      ws.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: AckPayload };
        waiting.get(id)?.(payload);
        waiting.delete(id);
      });
      ws.on('close', () => {
        clearInterval(pings);
        open.delete(ws);
      });
    });
  });

  return {
    open,
    countHearing: () => hearing().length,
    countPings: () => pingCount,
    newUrl(base) {
      const ticket = randomBytes(12).toString('hex');
      tickets.add(ticket);
      return `${base.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=A0FAKE`;
    },
    deliver(type, payload, retry) {
      const ws = hearing().at(-1);
      if (!ws) return Promise.resolve(null);
      const id = randomUUID();
      ws.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(type === 'events_api' && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
        }),
      );
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve(null);
        }, ackTimeoutMs());
        waiting.set(id, (acked) => {
          clearTimeout(timer);
          resolve({ payload: acked && Object.keys(acked).length > 0 ? acked : undefined });
        });
      });
    },
    inject(frame) {
      for (const ws of open) ws.send(frame);
    },
    sayGoodbye(reason) {
      for (const ws of open) {
        leaving.add(ws);
        ws.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }));
        // Slack takes its time to close.
        ws.pause();
      }
    },
    goMute() {
      for (const ws of open) muted.add(ws);
    },
    close() {
      for (const ws of open) ws.terminate();
      wss.close();
    },
  };
}
