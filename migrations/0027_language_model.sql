-- Whether what a person says in plain words may be sent to the language model that this server's operator chose, if there is one.
alter table person add column reads_with_model boolean not null default true;
