import { randomUUID } from 'node:crypto';
import { eventsPath } from '#adapters/slack/transport/http.ts';
import { sign } from '#test/support/fake-slack/deliver.ts';
import type { FakeSlack } from '#test/support/fake-slack/index.ts';
import { addressOf, type Request, type Server } from './load.ts';

/** Makes signed slash commands of one person, as Slack sends them. Each is another: what comes again is not answered again. */
export function slackCommands(
  { world, delivery, settings }: FakeSlack,
  team: ReturnType<FakeSlack['world']['addTeam']>,
) {
  const user = world.addUser(team, 'maria');
  return (server: Server, command: string, text: string): Request => {
    const body = new URLSearchParams({
      team_id: team.id,
      channel_id: 'C0BENCH',
      user_id: user.id,
      user_name: user.name,
      command,
      text,
      trigger_id: `${randomUUID()}.bench`,
      response_url: `${settings.url}/actions/bench`,
    }).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...sign(delivery.signingSecret, body),
    };
    return { url: `${addressOf(server)}${eventsPath}`, method: 'POST', headers, body };
  };
}

/** The command and text of a line as people type it in Slack. */
export function splitLine(line: string): [command: string, text: string] {
  const [, command = '', text = ''] = /^(\S+) ?(.*)$/.exec(line) ?? [];
  return command === '/help' ? ['/causeway', `help ${text}`] : [command, text];
}
