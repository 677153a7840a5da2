import { DockerfileParser, type Instruction, type JSONInstruction } from 'dockerfile-ast';

type Stage = { copies: { from: string[]; to: string }[]; runs: string[] };

export type Image = {
  /** Files of the project that the stage takes, and its commands; what comes from another stage is left out. */
  build: Stage;
  final: Stage;
  /** The number of the user that the server runs as. */
  user: number;
  environment: Record<string, string>;
  command: string[];
  healthCheck: string[];
};

/** Reads what a Dockerfile of two stages does. @throws Error where it has no user by number, no command or no health check. */
export function readDockerfile(text: string): Image {
  const stages: { stage: Stage; instructions: Instruction[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') stages.push({ stage: { copies: [], runs: [] }, instructions: [] });
    const current = stages.at(-1);
    if (!current) continue;
    current.instructions.push(instruction);
    const words = instruction.getArguments().map((each) => each.getValue());
    if (instruction.getKeyword() === 'RUN') current.stage.runs.push(words.join(' '));
    const isOfStage = /^COPY\s+--from=/i.test(instruction.getTextContent());
    if (instruction.getKeyword() === 'COPY' && !isOfStage)
      current.stage.copies.push({ from: words.slice(0, -1), to: words.at(-1) ?? '.' });
  }
  const [build, final] = stages;
  if (!build || !final || stages.length > 2) throw new Error('The Dockerfile does not have two stages.');
  const find = (keyword: string) => final.instructions.findLast((each) => each.getKeyword() === keyword);
  const user = /^(\d+):\1$/.exec(find('USER')?.getArguments()[0]?.getValue() ?? '')?.[1];
  if (!user || user === '0') throw new Error('The image does not run as a user by number.');
  const environment = Object.fromEntries(
    final.instructions
      .filter((each) => each.getKeyword() === 'ENV')
      .flatMap((each) => each.getArguments().map((pair) => pair.getValue().split('=') as [string, string])),
  );
  const health = /CMD\s+(\[.*\])/s.exec(find('HEALTHCHECK')?.getTextContent() ?? '')?.[1];
  if (!health) throw new Error('The image has no health check.');
  return {
    build: build.stage,
    final: final.stage,
    user: Number(user),
    environment,
    command: (find('CMD') as JSONInstruction).getJSONStrings().map((each) => each.getJSONValue()),
    healthCheck: JSON.parse(health),
  };
}
