/** Takes npm's banner off the screen: a blank line, the script's name, its words, a blank line. It stands above the cursor, with `below` lines between. */
export function eraseBanner(below = 0) {
  const { npm_config_loglevel, npm_package_name, npm_package_version, npm_lifecycle_event, npm_lifecycle_script } =
    process.env;
  if (!npm_lifecycle_script || npm_config_loglevel === 'silent' || !process.stdout.isTTY) return;
  const columns = process.stdout.columns || 80;
  const lines = [`> ${npm_package_name}@${npm_package_version} ${npm_lifecycle_event}`, `> ${npm_lifecycle_script}`];
  const height = below + 2 + lines.reduce((sum, line) => sum + Math.ceil(line.length / columns), 0);
  process.stdout.write(`\x1b[${height}A\x1b[J`);
}
