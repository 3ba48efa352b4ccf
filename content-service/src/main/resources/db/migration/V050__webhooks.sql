-- Webhooks: who is told of public changes, what they are told, and how that went.

create table webhook (
    id              uuid        primary key,
    name            text        not null,
    url             text        not null,
    event_types     text[]      not null check (cardinality(event_types) > 0),
    sections        uuid[],
    active          boolean     not null,
    disabled_reason text        check (disabled_reason in ('GONE', 'FAILING')),
    disabled_at     timestamptz,
    failing_since   timestamptz,
    secret          bytea       not null,
    old_secret      bytea,
    old_secret_until timestamptz,
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null,
    check ((disabled_reason is null) = (disabled_at is null)),
    check (disabled_reason is null or not active),
    check ((old_secret is null) = (old_secret_until is null))
);

comment on column webhook.sections is 'Only articles in one of these or below; null for all. No foreign key: a section may go, and its filter then lets nothing through.';
comment on column webhook.active is 'Off: nothing is queued for it and nothing sent, but for pings.';
comment on column webhook.failing_since is 'The first failure since the last success. Not part of the version.';
comment on column webhook.secret is 'One byte that tells the form (0 plain, 1 AES-GCM), then the key that signs.';

-- What is sent, byte for byte, once for all webhooks.
create table webhook_event (
    id          uuid        primary key,
    type        text        not null,
    article_id  uuid,
    body        text        not null,
    erased      boolean     not null default false,
    occurred_at timestamptz not null
);

comment on column webhook_event.id is 'The webhook-id header; for articles the ce_id of the event on Kafka.';
comment on column webhook_event.article_id is 'Null for pings.';
comment on column webhook_event.erased is 'The article had to go: of the body only ids, time and version are left.';

create index webhook_event_age on webhook_event (occurred_at);
create index webhook_event_article on webhook_event (article_id);

create table webhook_delivery (
    id          uuid        primary key,
    position    bigint      generated always as identity,
    webhook_id  uuid        not null references webhook (id) on delete cascade,
    event_id    uuid        not null references webhook_event (id),
    type        text        not null,
    article_id  uuid,
    status      text        not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts    integer     not null default 0,
    next_at     timestamptz not null,
    lease_until timestamptz,
    claims      integer     not null default 0,
    created_at  timestamptz not null,
    finished_at timestamptz,
    check ((status = 'PENDING') = (finished_at is null))
);

comment on column webhook_delivery.position is 'Grows with each event of an article: the order to keep.';
comment on column webhook_delivery.attempts is 'Since it was queued or asked for again: where it is in the schedule of retries.';
comment on column webhook_delivery.lease_until is 'Somebody sends it now; if that is over and nothing was recorded, that process died and another sends it again.';
comment on column webhook_delivery.claims is 'Grows with each lease: who comes late with a result of an old one is ignored.';

create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where status = 'PENDING';
create index webhook_delivery_order on webhook_delivery (webhook_id, article_id, position);
create index webhook_delivery_newest on webhook_delivery (webhook_id, position desc);
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_age on webhook_delivery (created_at);

create table webhook_attempt (
    id           bigint      generated always as identity primary key,
    delivery_id  uuid        not null references webhook_delivery (id) on delete cascade,
    at           timestamptz not null,
    milliseconds bigint      not null,
    status       integer,
    error        text,
    detail       text,
    answer       text,
    check ((status is null) = (error is not null))
);

comment on column webhook_attempt.status is 'HTTP''s; null when there was no answer.';
comment on column webhook_attempt.answer is 'Its first bytes, for whoever looks for the reason.';

create index webhook_attempt_delivery on webhook_attempt (delivery_id, id);
