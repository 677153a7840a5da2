import type { OwnThings, SharedCounts } from '#src/domain/people/person-views.ts';
import { textsFor } from '#src/texts/index.ts';

/** Explains what forgetting a person means, before it is done. */
export function forgetQuestion({ open, others }: OwnThings, language: string): string {
  const { forget } = textsFor(language).me;
  const things = listShared(open, language);
  return [
    forget.ask,
    things.length > 0 ? forget.canStay({ things }) : forget.nothingOpen,
    open.questions > 0 && forget.answersStay,
    open.testbeds > 0 && forget.testbedsStay,
    others > 0 && forget.others({ count: others }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Says what was forgotten, and what stays. */
export function forgottenText(kept: SharedCounts | null, language: string): string {
  const { forget } = textsFor(language).me;
  const things = kept ? listShared(kept, language) : [];
  if (!kept || things.length === 0) return forget.done;
  return forget.doneKept({ things, count: kept.experiences + kept.questions + kept.answers + kept.testbeds });
}

/** "One experience", "2 answers": the first begins a sentence. */
function listShared(counts: SharedCounts, language: string): string[] {
  const { shared } = textsFor(language).me;
  const kinds = ['experiences', 'questions', 'answers', 'testbeds'] as const;
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind, index) => {
      const said = shared[kind]({ count: counts[kind] });
      return index === 0 ? said.charAt(0).toLocaleUpperCase(language) + said.slice(1) : said;
    });
}
