import { SimpleShardingStrategy, WebSocketShardDestroyRecovery } from 'discord.js';
import type { Logger } from '#src/core/logger.ts';
import { findFrameProblem } from './frames.ts';

/** The parts of discord.js's connection that are used here though it does not offer them; a test tells when they change. */
type Shard = {
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  destroy(options: { reason: string; recover: WebSocketShardDestroyRecovery }): Promise<void>;
};

/**
 * Connections that read a frame before discord.js does. It takes every frame for what Discord describes, in a promise that nobody awaits, so
 * that one odd frame would end the process. A frame that is wrong is left out; where one is taken and fails all the same, what the connection
 * knows may be wrong, and it is made anew.
 */
export class GuardedStrategy extends SimpleShardingStrategy {
  readonly #logger: Logger;

  constructor(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0], logger: Logger) {
    super(manager);
    this.#logger = logger;
  }

  override async spawn(ids: number[]): Promise<void> {
    await super.spawn(ids);
    const shards = Reflect.get(this, 'shards') as Map<number, Shard>;
    for (const shard of shards.values()) guard(shard, this.#logger);
  }
}

function guard(shard: Shard, logger: Logger): void {
  const take = shard.onMessage.bind(shard);
  shard.onMessage = async (data, isBinary) => {
    const problem = isBinary || typeof data !== 'string' ? 'not text' : findFrameProblem(data);
    if (problem) {
      logger.warn({ problem, length: String(data).length }, 'a frame from Discord is not as expected and is left out');
      return;
    }
    try {
      await take(data, isBinary);
    } catch (error) {
      logger.error({ err: error }, 'a frame from Discord could not be taken; the connection is made anew');
      await shard
        .destroy({ reason: 'A frame could not be taken.', recover: WebSocketShardDestroyRecovery.Reconnect })
        .catch((failed) => logger.error({ err: failed }, 'the connection to Discord could not be ended'));
    }
  };
}
