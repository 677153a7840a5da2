-- Its own secret, sent to the address alone: whoever reads a digest or its page knows the other one.
alter table digest_subscription add column confirm_token text unique;
update digest_subscription set confirm_token = token where confirmed_at is null;
