// Takes out of node_modules what a server in a container never reads: Node itself, which the image has, source maps, types, and names of emoji in
// languages that are not used. Run by the Dockerfile.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const modules = 'node_modules';

for (const name of readdirSync(modules))
  if (/^node-(?:bin-)?(?:linux|darwin|win)/.test(name)) remove(join(modules, name));
remove(join(modules, '.bin/node'));
for (const name of readdirSync(join(modules, 'emojibase-data')))
  if (/^[a-z]{2}(?:-[a-z]+)?$/.test(name) && name !== 'en') remove(join(modules, 'emojibase-data', name));
for (const path of readdirSync(modules, { recursive: true, encoding: 'utf8' }))
  if (/\.map$|\.d\.[cm]?ts$/.test(path)) remove(join(modules, path));

function remove(path) {
  rmSync(path, { recursive: true, force: true });
}
