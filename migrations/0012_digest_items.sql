-- An item goes with its issue, which goes with its subscription: one check a row is enough.
alter table digest_item drop constraint digest_item_subscription_fkey;
