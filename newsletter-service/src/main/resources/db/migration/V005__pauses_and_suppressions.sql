-- Until then no issue goes to this reader.
alter table subscriber add column paused_until timestamptz;

-- Addresses that get no issue, whatever they are subscribed to. Keyed by the address as compared: an entry outlives the subscriber.
create table suppression (
    email_key  text primary key,
    reason     text not null check (reason in ('HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'MANUAL', 'ERASED')),
    note       text,
    created_at timestamptz not null,
    created_by text not null
);

create index suppression_listing on suppression (created_at desc, email_key desc);

-- The hour of the subscriber's own clock at which issues arrive; without one they leave at once.
alter table newsletter add column local_hour smallint check (local_hour between 0 and 23);
