import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';

const { listening: texts } = operatorTexts.settings;

export interface Listening {
  /** With the port that was really taken. */
  url: string;
  /** Takes no more connections, lets requests in flight finish for `graceMs`, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

/** The time in which a request's head, and the whole request, has to arrive. Four megabytes in that time are a megabit a second. */
const arrival = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };
/** Idle ones cost some 20 KB each. */
const mostConnections = 10_000;

/** @throws UserError when the address cannot be listened on. */
export async function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: arrival }) as Server;
  server.maxConnections = mostConnections;
  const connections = watchConnections(server);
  const hostname = host.replace(/^\[|\]$/g, '');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(describeListenFailure(error, host, port)));
    server.listen(port, hostname, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${describeHost(hostname)}:${address.port}`,
    close(graceMs) {
      const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
      return new Promise<void>((resolve) => {
        server.close(() => resolve());
        connections.closeIdle();
      }).finally(() => clearTimeout(deadline));
    },
  };
}

/** Node's own closeIdleConnections spares those that have not asked for anything yet, which browsers open ahead and keep for minutes. */
function watchConnections(server: Server) {
  const atWork = new Map<Socket, number>();
  let isClosing = false;
  server.on('connection', (socket) => {
    atWork.set(socket, 0);
    socket.once('close', () => atWork.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    atWork.set(socket, (atWork.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (atWork.get(socket) ?? 1) - 1;
      if (atWork.has(socket)) atWork.set(socket, left);
      if (isClosing && left === 0) socket.destroySoon();
    });
  });
  return {
    closeIdle() {
      isClosing = true;
      for (const [socket, requests] of atWork) if (requests === 0) socket.destroy();
    },
  };
}

function describeHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function describeListenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new UserError(texts.taken({ port: String(port), host, other: String(port === 65_535 ? 3000 : port + 1) }));
    case 'EACCES':
      return new UserError(texts.forbidden({ port: String(port) }));
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAFNOSUPPORT':
      return new UserError(texts.foreignHost({ host }));
    default:
      return error;
  }
}
