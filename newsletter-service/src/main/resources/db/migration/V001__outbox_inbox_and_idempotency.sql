-- Tables of the service kit (libs/service-kit): see Outbox, OutboxRelay, Inbox and Idempotency for what they promise.

create table outbox (
    -- The first five columns are those of Debezium's Outbox Event Router.
    id            uuid primary key,
    aggregatetype varchar(255) not null, -- topic
    aggregateid   varchar(255) not null, -- record key
    type          varchar(255) not null, -- CloudEvents type
    payload       text         not null, -- JSON value, byte for byte
    source        varchar(255) not null,
    subject       varchar(255) not null,
    occurred_at   timestamptz  not null,
    traceparent   varchar(64),
    position      bigint generated always as identity
);
create unique index outbox_position on outbox (position);

create table idempotency_key (
    caller       varchar(255) not null,
    key          varchar(255) not null,
    operation    varchar(512) not null,
    request_hash bytea        not null,
    status       integer      not null,
    headers      jsonb        not null,
    body         text,
    created_at   timestamptz  not null,
    primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table inbox (
    consumer     varchar(255) not null,
    event_id     uuid         not null,
    processed_at timestamptz  not null,
    primary key (consumer, event_id)
);
create index inbox_age on inbox (processed_at);
