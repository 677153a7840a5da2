// A process that uses the embedded server until it is told to stop by a line on stdin. Its options come as JSON in the first argument.
import { once } from 'node:events';
import { startEmbedded } from '#src/store/embedded/embedded.ts';

try {
  const server = await startEmbedded(JSON.parse(process.argv[2] ?? '{}'));
  console.log(JSON.stringify({ url: server.url, dataDir: server.dataDir }));
  await once(process.stdin, 'data');
  await server.stop();
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message, name: (error as Error).name }));
}
process.exit();
