/** Everything the bot can do is also said as "/causeway …": the one name that is ours, also for what Slack has taken (help, status). */
export const ownCommand = 'causeway';
const takenBySlack = new Set(['help', 'status', 'home']);

/** Commands that get a slash of their own. */
export function hasOwnSlash(command: string): boolean {
  return !takenBySlack.has(command);
}

/** "/cw-compare" with prefix "cw-", "/compare", "/causeway compare …" → which command is meant, and the words behind it. */
export function decodeCommandName(command: string, text: string, prefix: string): { command: string; text: string } {
  const said = command.replace(/^\//, '').toLowerCase();
  const name = prefix && said.startsWith(prefix) ? said.slice(prefix.length) : said;
  if (name !== ownCommand) return { command: name, text };
  const [, first = '', rest = ''] = /^\/?(\S*)\s*(.*)$/s.exec(text.trim()) ?? [];
  return first === '' ? { command: 'help', text: '' } : { command: first.toLowerCase(), text: rest };
}
