-- What a conversation's people are told when something could not be brought to the others.

alter table delivery
  add column refused_as text,        -- why it was given up, in the words of src/core/refusal.ts; null: for another reason, or it was not
  add column told_at    timestamptz; -- when whoever wrote it was told that it was given up
create index delivery_untold on delivery (stream) where state = 'dead' and told_at is null and stream is not null;
