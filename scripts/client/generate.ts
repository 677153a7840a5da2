import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'orval';
import { describeApi } from '#src/web/api/app.ts';

/** Writes a TypeScript client of the API into a directory: its description, a function for each operation with the types of what it takes and answers, and what asks the server. */
export async function generateClient(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const description = join(directory, 'openapi.json');
  await writeFile(description, `${JSON.stringify(describeApi(), null, 1)}\n`);
  const asks = join(directory, 'ask.ts');
  await copyFile(join(import.meta.dirname, 'ask.ts'), asks);
  await generate(
    {
      input: { target: description },
      output: {
        target: join(directory, 'client.ts'),
        ...{ client: 'fetch', mode: 'single', clean: false },
        override: { mutator: { path: asks, name: 'ask', extension: '.ts' } },
      },
    },
    directory,
  );
}
