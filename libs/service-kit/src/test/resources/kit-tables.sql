create table outbox (
    id uuid primary key, aggregatetype varchar(255) not null, aggregateid varchar(255) not null, type varchar(255) not null, payload text not null,
    source varchar(255) not null, subject varchar(255) not null, occurred_at timestamptz not null, traceparent varchar(64),
    position bigint generated always as identity
);
create table idempotency_key (
    caller varchar(255) not null, key varchar(255) not null, operation varchar(512) not null, request_hash bytea not null, status integer not null,
    headers jsonb not null, body text, created_at timestamptz not null, primary key (caller, key)
);
create table inbox (consumer varchar(100) not null, event_id uuid not null, processed_at timestamptz not null, primary key (consumer, event_id));
create table effect (id bigint generated always as identity primary key, name text not null);
