import { writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { bytesOf } from '#src/core/files.ts';
import type { Block } from '#src/core/message.ts';

/** npm runs a script in the directory of the project, and says in which one it was called. */
export const here = () => process.env.INIT_CWD ?? process.cwd();

/** Saves a file in the directory that the terminal is in, over none that is there. Returns its path. */
export function saveFile(file: Extract<Block, { type: 'file' }>): string {
  const { name, ext } = parse(basename(file.name));
  for (let number = 1; ; number += 1) {
    const path = join(here(), `${name}${number === 1 ? '' : `-${number}`}${ext}`);
    try {
      writeFileSync(path, bytesOf(file), { flag: 'wx' });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
