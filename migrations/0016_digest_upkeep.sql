-- What is for somebody at a prompt or on a page, where nobody can be called, is kept until they come.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'kept', 'sending', 'sent', 'dead', 'cancelled'));
create index delivery_kept on delivery ((places[place_index + 1]), due_at, id) where state = 'kept';
drop index delivery_not_sent;
create index delivery_not_sent on delivery (state, created_at) where state in ('waiting', 'kept', 'sending', 'dead');
update delivery set state = 'kept', is_uncertain = false, error_code = null, error = null
where places[place_index + 1] ~ '^(terminal|playground):'
  and (state in ('waiting', 'sending') or (state = 'dead' and error_code = 'not-taken'));

-- Whose address is asked while they are paused stays paused when it says yes.
alter table digest_subscription add column stays_paused boolean not null default false;

-- called-off: it ended, or moved to another address, before the issue went out.
alter table digest_issue drop constraint digest_issue_reason_check;
alter table digest_issue add constraint digest_issue_reason_check check (reason in ('empty', 'late', 'held', 'called-off'));
create index digest_issue_to_forget on digest_issue (cut_off, id) where message is not null or state = 'skipped';

-- A week's issues are counted from the index alone.
drop index digest_issue_by_period;
create index digest_issue_by_period on digest_issue (period) include (id, state, reason, opened, ended_it);

-- Whom mails that ask for a confirmation went to, and on whose behalf; not by name, for an address need not be the asker's.
create table digest_asking (
  id              bigint generated always as identity primary key,
  about           text not null,               -- 'address:' and its SHA-256, or 'person:' and their number
  asked_at        timestamptz not null
);
create index digest_asking_by_subject on digest_asking (about, asked_at);
create index digest_asking_by_time on digest_asking (asked_at);
