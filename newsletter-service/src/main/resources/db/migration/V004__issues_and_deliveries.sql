create table issue (
    id               uuid primary key,
    newsletter_id    uuid not null references newsletter,
    -- Given when it is sent; counts from 1 in each newsletter.
    number           integer,
    state            text not null check (state in ('DRAFT', 'APPROVED', 'SENDING', 'PAUSED', 'SENT', 'CANCELLED')),
    -- Without one the first headline is the subject, and goes when its article goes.
    subject          text,
    intro            text,
    version          bigint not null,
    -- Grows when an article has to leave a content that is frozen already.
    content_revision integer not null default 0,
    created_at       timestamptz not null,
    created_by       text not null,
    updated_at       timestamptz not null,
    updated_by       text not null,
    approved_at      timestamptz,
    approved_by      text,
    send_started_at  timestamptz,
    -- Mail that is not out by then stays home.
    send_deadline    timestamptz,
    finished_at      timestamptz,
    unique (newsletter_id, number),
    check (state not in ('SENDING', 'PAUSED', 'SENT') or number is not null)
);

create index issue_sending on issue (id) where state = 'SENDING';
create index issue_listing on issue (created_at desc, id desc);

create table issue_item (
    issue_id   uuid not null references issue on delete cascade,
    article_id uuid not null,
    block      text not null check (block in ('STORY', 'TRENDING')),
    position   integer not null,
    -- The card as frozen at send; before that the living one is shown.
    card       jsonb,
    primary key (issue_id, article_id)
);

create index issue_item_article on issue_item (article_id);

-- One mail to one person. PENDING -> CLAIMED -> DISPATCHING -> SENT | FAILED | UNCERTAIN; SUPPRESSED from PENDING.
create table delivery (
    id              uuid primary key,
    mailer          text not null check (mailer in ('bulk', 'transactional')),
    kind            text not null check (kind in ('ISSUE', 'TEST', 'CONFIRMATION')),
    issue_id        uuid references issue on delete cascade,
    subscription_id uuid references subscription on delete set null,
    subscriber_id   uuid references subscriber on delete set null,
    opt_in_id       uuid references opt_in on delete cascade,
    -- Only of a TEST; the others' addresses stand where consent stands.
    address         text,
    state           text not null check (state in ('PENDING', 'CLAIMED', 'DISPATCHING', 'SENT', 'FAILED', 'UNCERTAIN', 'SUPPRESSED')),
    reason          text,
    reply           text,
    attempts        integer not null default 0,
    due_at          timestamptz not null,
    lease_id        uuid,
    lease_until     timestamptz,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    unique (issue_id, subscriber_id),
    check (kind = 'CONFIRMATION' or issue_id is not null),
    check ((kind = 'TEST') = (address is not null)),
    check ((kind = 'CONFIRMATION') = (opt_in_id is not null)),
    check ((state in ('CLAIMED', 'DISPATCHING')) = (lease_until is not null))
);

create index delivery_due_of_issue on delivery (issue_id, due_at, id) where state = 'PENDING' and mailer = 'bulk';
create index delivery_due_transactional on delivery (due_at, id) where state = 'PENDING' and mailer = 'transactional';
create index delivery_leased on delivery (lease_until) where state in ('CLAIMED', 'DISPATCHING');
create index delivery_of_issue on delivery (issue_id, state);
create index delivery_of_opt_in on delivery (opt_in_id) where opt_in_id is not null;
create index delivery_of_subscription on delivery (subscription_id) where subscription_id is not null;

-- Token buckets that all replicas share.
create table shared_bucket (
    name       text primary key,
    tokens     double precision not null,
    updated_at timestamptz not null
);
