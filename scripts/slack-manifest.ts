import { parseArgs } from 'node:util';
import { UserError } from '#src/core/errors.ts';
import { manifestFor } from './slack-manifest/manifest.ts';

// Prints the app's manifest for api.slack.com/apps. With --hear-channels the app hears what is said in its channels, for rules that begin with a word.
try {
  const { values } = parseArgs({ options: { 'hear-channels': { type: 'boolean', default: false } } });
  const manifest = manifestFor(process.env, { hearsChannels: values['hear-channels'] });
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
