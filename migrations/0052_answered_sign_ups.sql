-- What a sign-up became, so that its link, pressed again, says that the digest is confirmed. What was asked for is kept no longer then.
alter table digest_sign_up add column subscription bigint references digest_subscription on delete cascade;
create index digest_sign_up_by_subscription on digest_sign_up (subscription) where subscription is not null;
