-- What somebody asked for on the sign-up page, for an address that has not said yes. No person yet: it is forgotten where nobody follows the link.
create table digest_sign_up (
  token           text primary key,            -- in the mail to the address, and nowhere else
  mailbox         text not null,               -- SHA-256 of the address as mailbox.ts writes it
  wish            jsonb not null,              -- the subscription as it will be, with its address
  asked_at        timestamptz not null
);
create index digest_sign_up_by_mailbox on digest_sign_up (mailbox);
create index digest_sign_up_by_time on digest_sign_up (asked_at);
