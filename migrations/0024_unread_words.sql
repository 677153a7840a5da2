-- Words that nothing used when plain words were read, so that the lexicon grows from what people ask: no person, no sentence, no place.

create table unread_word (
  word text not null check (char_length(word) between 3 and 24),
  language text not null check (char_length(language) = 2),
  count integer not null default 1 check (count > 0),
  last_on date not null,
  primary key (language, word)
);
