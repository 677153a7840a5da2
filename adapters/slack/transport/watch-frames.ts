import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { SocketModeClient } from '@slack/socket-mode';

/** Slack pings every few seconds: without any frame for so long a connection is dead, whatever its socket says. */
export const longestSilenceMs = 60_000;
/** One that pings and brings no word for so long may be deaf; a fresh one costs little. */
const wordless = 15;
const pings = ['undici:websocket:ping', 'undici:websocket:pong'];

/**
 * Calls `onSilence` once when nothing came in for `silenceMs`, or no message for many times as long. Returns how to stop watching.
 * Pings are seen on the channels of the SDK's WebSocket, which no other part of this process uses.
 */
export function watchFrames(
  client: SocketModeClient,
  silenceMs: number,
  onSilence: (silentMs: number) => void,
): () => void {
  let lastFrameMs = performance.now();
  let lastWordMs = lastFrameMs;
  const onPing = () => {
    lastFrameMs = performance.now();
  };
  client.on('ws_message', () => {
    lastFrameMs = performance.now();
    lastWordMs = lastFrameMs;
  });
  for (const name of pings) subscribe(name, onPing);
  const timer = setInterval(() => {
    const silentMs = performance.now() - lastFrameMs;
    const wordlessMs = performance.now() - lastWordMs;
    if (silentMs < silenceMs && wordlessMs < silenceMs * wordless) return;
    stop();
    onSilence(Math.max(silentMs, wordlessMs));
  }, silenceMs / 4);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
    for (const name of pings) unsubscribe(name, onPing);
  };
  return stop;
}
