create table subscriber_import (
    id          uuid primary key,
    state       text not null check (state in ('RECEIVING', 'PENDING', 'DONE', 'CANCELLED')),
    newsletters uuid[] not null,
    rows        bigint not null default 0,
    position    bigint not null default 0,
    created_at  timestamptz not null,
    created_by  text not null,
    finished_at timestamptz
);
comment on column subscriber_import.position is 'The last row that is done; moves in the transaction that does it';
comment on column subscriber_import.newsletters is 'For rows that name none themselves';
create index subscriber_import_waiting on subscriber_import (id) where state = 'PENDING';

create table subscriber_import_row (
    import_id    uuid not null references subscriber_import on delete cascade,
    row          bigint not null,
    outcome      text not null check (outcome in ('WAITING', 'SUBSCRIBED', 'ASKED', 'UNCHANGED', 'SUPPRESSED', 'LEFT', 'FAILED')),
    problem      text,
    email        text,
    email_key    text,
    marks        text[],
    newsletters  uuid[],
    language     text,
    time_zone    text,
    sections     text[],
    confirmed_at timestamptz,
    proof        text,
    primary key (import_id, row),
    check ((outcome = 'FAILED') = (problem is not null)),
    check ((confirmed_at is null) = (proof is null))
);
comment on table subscriber_import_row is 'The file''s rows: what is to be done, then what became of it';
comment on column subscriber_import_row.marks is 'The address as the suppression list may hold it: itself and its keyed hashes';
create index subscriber_import_row_address on subscriber_import_row (email_key) where email_key is not null;
create index subscriber_import_row_outcome on subscriber_import_row (import_id, outcome, row);
