import { commands } from '#src/commands/index.ts';
import { isTerm } from '#src/core/argument.ts';
import { createVocabulary, numberedTerm } from '#src/core/vocabulary.ts';
import { weightTerm } from '#src/domain/peers/weights.ts';
import { createNameIndex } from '#src/domain/regions/name-index.ts';

const indexes = {
  language: createNameIndex([{ value: 'sv', label: 'svenska', names: ['svenska', 'Swedish', 'sv'], rank: 0 }]),
  region: createNameIndex([
    { value: 'SE224', label: 'Skåne (SE22)', names: ['Skåne', 'Scania', 'SE22', 'SE224', 'South Sweden'], rank: 4 },
    { value: 'ES51', label: 'Catalonia (ES51)', names: ['Catalonia', 'Catalunya', 'Cataluña', 'ES51'], rank: 4 },
    {
      value: 'ES62',
      label: 'Region of Murcia (ES62)',
      names: ['Region of Murcia', 'Región de Murcia', 'Murcia', 'ES62'],
      rank: 4,
    },
    { value: 'PT20', label: 'Azores (PT20)', names: ['Azores', 'Açores', 'Azoren', 'PT20'], rank: 4 },
    { value: 'BE22', label: 'Limburg (BE22)', names: ['Limburg', 'BE22'], rank: 3 },
    { value: 'NL42', label: 'Limburg (NL42)', names: ['Limburg', 'NL42'], rank: 3 },
  ]),
  indicator: createNameIndex([
    { value: 'unemployment', label: 'Unemployment', names: ['Unemployment', 'unemployment rate'], rank: -1 },
    {
      value: 'unemployment-foreign-born',
      label: 'Unemployment of the foreign-born',
      names: ['unemployment-foreign-born', 'unemployment of foreign-born'],
      rank: -2,
    },
  ]),
  area: createNameIndex([
    { value: 'labour-market', label: 'Labour market', names: ['Labour market', 'employment'] },
    { value: 'language', label: 'Language', names: ['Language', 'lengua'] },
    { value: 'health', label: 'Health', names: ['Health', 'salud'] },
  ]),
  method: createNameIndex([{ value: 'ahead', label: 'Who is ahead', names: ['ahead'] }]),
  country: createNameIndex([{ value: 'SE', label: 'Sweden', names: ['Sweden', 'SE'] }]),
  'target-group': createNameIndex([{ value: 'women', label: 'Women', names: ['Women'] }]),
  limit: createNameIndex([{ value: '10', label: '10', names: ['10'] }]),
};

/** What commands take by its number: a new noun is among them by itself. */
const numberedKinds = new Set(
  commands.flatMap(({ subcommands }) =>
    [...subcommands.values()].flatMap(({ arguments: args }) =>
      args.flatMap((argument) => (isTerm(argument) && argument.isNumbered ? [argument.term] : [])),
    ),
  ),
);

/** A handful of names, enough to read lines with. */
export const vocabulary = createVocabulary([
  weightTerm(),
  { kind: 'indicator-or-area', ...indexes.indicator },
  ...Object.entries(indexes).map(([kind, index]) => ({ kind, ...index })),
  ...[...numberedKinds].map((kind) => numberedTerm(kind, () => [])),
]);
