import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { indicatorListMessage } from '#src/answers/figures/indicator-list.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

/** Lists the indicators: all, or those of a policy area. */
export async function listIndicators(context: AppContext, call: Call, area: PolicyArea | null): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const all = [...catalogue.indicators.values()];
  const areasOf = (some: typeof all) => [...new Set(some.flatMap(({ policyArea }) => policyArea ?? []))];
  const indicators = area ? all.filter(({ policyArea }) => policyArea === area) : all;
  if (area && indicators.length === 0)
    throw new UserError(
      words.texts.indicator.list.noneIn({
        area: policyAreaInText(area, words.language),
        areas: areasOf(all.filter(({ hasFigures }) => hasFigures)).map((each) =>
          policyAreaInText(each, words.language),
        ),
      }),
    );
  const cache = await openFigureCache(
    context.sql,
    catalogue,
    indicators.map(({ code }) => code),
  );
  const compute = () => indicatorListMessage(words, area, indicators, areasOf(all), cache.data);
  return call.person.id === nobody.id ? compute() : cache.remember(`indicator list ${words.language} ${area}`, compute);
}
