import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { linkAddresses, md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { aboutThings, naming, textBlock } from '#src/core/quoting-text.ts';
import type { Testbed } from '#src/domain/testbeds/testbed.ts';
import { textsFor } from '#src/texts/index.ts';
import { withOrganisation } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';

type Places = Pick<AppContext, 'catalogue'>;
type Named = Pick<Testbed, 'number' | 'title'>;

const wordsOf = ({ language }: Person) => textsFor(language).testbed;

const showButton = ({ number }: Named, reader: Person) =>
  button(wordsOf(reader).buttons.show, `/testbed show ${number}`);

/** Asks three questions of a check-in, or reminds of them. */
export function checkLetter(testbed: Named, reader: Person, { isReminder }: { isReminder: boolean }): Message {
  const { letters, buttons } = wordsOf(reader);
  const { title, number } = testbed;
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      text(isReminder ? letters.checkReminder({ title }) : letters.check({ title })),
      actions(button(buttons.check, `/testbed check ${number}`, 'primary'), showButton(testbed, reader)),
    ),
  );
}

export function midtermLetter(testbed: Named, reader: Person): Message {
  const { letters, buttons } = wordsOf(reader);
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      text(letters.midterm({ title: testbed.title })),
      actions(button(buttons.midterm, `/testbed review ${testbed.number}`, 'primary'), showButton(testbed, reader)),
    ),
  );
}

export function finishLetter(testbed: Named, reader: Person): Message {
  const { letters, buttons } = wordsOf(reader);
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      text(letters.finish({ title: testbed.title })),
      actions(
        button(buttons.finish, `/testbed finish ${testbed.number}`, 'primary'),
        button(buttons.edit, `/testbed edit ${testbed.number}`),
        showButton(testbed, reader),
      ),
    ),
  );
}

/** Tells a participant that nobody speaks for the host any more. */
export function orphanLetter(testbed: Named, reader: Person): Message {
  const { letters, buttons } = wordsOf(reader);
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      text(letters.orphan({ title: testbed.title })),
      actions(
        button(buttons.takeOver, `/testbed host ${testbed.number} ${reader.id}`, 'primary'),
        showButton(testbed, reader),
      ),
    ),
  );
}

/** Tells the host who would like to take part. */
export function askedLetter(
  context: Places,
  { testbed, person }: { testbed: Testbed; person: Person },
  reader: Person,
): Message {
  const { letters, buttons, unnamed, elsewhere } = wordsOf(reader);
  const region = person.region === null ? elsewhere : nameRegion(context, person.region, reader);
  const { title, number } = testbed;
  const say = (name: string) => letters.asked({ title, name, region });
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      textBlock([
        naming(
          person.id,
          say(withOrganisation(person.displayName ?? unnamed, person.organisation, reader)),
          say(unnamed),
        ),
      ]),
      actions(
        button(buttons.accept, `/testbed accept ${number} ${person.id}`, 'primary'),
        button(buttons.decline, `/testbed decline ${number} ${person.id}`),
        showButton(testbed, reader),
      ),
    ),
  );
}

export function joinedLetter(testbed: Named, reader: Person): Message {
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(text(wordsOf(reader).letters.joined({ title: testbed.title })), actions(showButton(testbed, reader))),
  );
}

export function answeredLetter(testbed: Named, reader: Person): Message {
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(text(wordsOf(reader).letters.notTaken({ title: testbed.title })), actions(showButton(testbed, reader))),
  );
}

/** Tells the host that another region tries the same. */
export function againLetter(
  context: Places,
  { before, testbed }: { before: Testbed; testbed: Testbed },
  reader: Person,
): Message {
  const { letters } = wordsOf(reader);
  const said = { before: before.title, title: testbed.title, region: nameRegion(context, testbed.region, reader) };
  return aboutThings(
    [`testbed:${before.number}`, `testbed:${testbed.number}`],
    message(text(letters.again(said)), actions(showButton(testbed, reader))),
  );
}

/** Passes on what somebody asked or answered below a testbed. */
export function noteLetter(
  testbed: Named,
  { person, content }: { person: Person; content: string },
  reader: Person,
): Message {
  const { letters, buttons, unnamed, gone } = wordsOf(reader);
  const say = (name: string) => letters.note({ title: testbed.title, name });
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      textBlock([
        naming(
          person.id,
          say(withOrganisation(person.displayName ?? unnamed, person.organisation, reader)),
          say(unnamed),
        ),
        {
          line: content.split('\n').map(linkAddresses).join('\n'),
          of: [`person:${person.id}`, `words:${person.id}`],
          instead: gone,
        },
      ]),
      actions(button(buttons.ask, `/testbed ask ${testbed.number}`), showButton(testbed, reader)),
    ),
  );
}

/** Tells everybody that a testbed is over, or was stopped and why. */
export function endedLetter(testbed: Testbed, reader: Person): Message {
  const { letters, buttons } = wordsOf(reader);
  const { title, number, stoppedWhy } = testbed;
  return aboutThings(
    [`testbed:${testbed.number}`],
    message(
      text(stoppedWhy === null ? letters.ended({ title }) : letters.stopped({ title })),
      stoppedWhy !== null && text(md`${stoppedWhy}`),
      actions(showButton(testbed, reader), button(buttons.again, `/testbed again ${number}`)),
    ),
  );
}
