import bolt from '@slack/bolt';

// What Bolt itself costs: one of its own receivers on its own server, one command, answered with two letters.
const { App, ExpressReceiver, HTTPReceiver, LogLevel } = bolt;
const options = { signingSecret: String(process.env.SLACK_SIGNING_SECRET), logLevel: LogLevel.ERROR };
const receiver =
  process.env.RECEIVER === 'express' ? new ExpressReceiver(options) : new HTTPReceiver({ ...options, port: 0 });
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1' }),
});
app.command('/compare', ({ ack }) => ack('ok'));
const server = await app.start({ port: 0, host: '127.0.0.1' });
const address = (server as import('node:http').Server).address();
process.stdout.write(`ready http://127.0.0.1:${typeof address === 'object' ? address?.port : address}\n`);
