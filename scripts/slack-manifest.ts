import { UserError } from '#src/core/errors.ts';
import { manifestFor } from './slack-manifest/manifest.ts';

// Prints the app's manifest for api.slack.com/apps.
try {
  process.stdout.write(`${JSON.stringify(manifestFor(process.env), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
