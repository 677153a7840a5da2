// Preloaded by a test into a server: at SIGUSR2 a fault of the kind that STRAY_FAULT names reaches nobody.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const kinds = {
  rejection: () => void Promise.reject(new Error('a stray rejection with a token xoxb-12345-secret')),
  'no error': () => void Promise.reject(),
  thrown: () =>
    setImmediate(() => {
      throw new Error('a stray fault');
    }),
  // Inside the package: the REST client of discord.js is asked for what it takes no notice of awaiting.
  discord: () => {
    const { REST } = require('discord.js');
    void new REST().request({ method: 'GET', fullRoute: '/users/@me' });
  },
};

process.on('SIGUSR2', () => kinds[process.env.STRAY_FAULT]());
