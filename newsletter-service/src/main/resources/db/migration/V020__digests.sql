-- Rules by which issues come about by themselves.
create table digest (
    id            uuid primary key,
    newsletter_id uuid not null references newsletter,
    -- What editors wrote: schedule, content, review.
    definition    jsonb not null,
    state         text not null check (state in ('ACTIVE', 'PAUSED')),
    -- The next period by the clock of the schedule's zone, and when its issue is put together.
    next_period   timestamp,
    next_build_at timestamptz,
    -- The cut-off of the last issue: what was published before has had its chance.
    since         timestamptz not null,
    version       bigint not null,
    created_at    timestamptz not null,
    created_by    text not null,
    updated_at    timestamptz not null,
    updated_by    text not null,
    check ((state = 'ACTIVE') = (next_period is not null)),
    check ((next_period is null) = (next_build_at is null))
);

create index digest_due on digest (next_build_at) where state = 'ACTIVE';
create index digest_of_newsletter on digest (newsletter_id);

-- What became of each period: one row, whatever number of replicas, restarts or clocks that jump.
create table digest_run (
    id          uuid primary key,
    digest_id   uuid not null references digest on delete cascade,
    period      timestamp not null,
    due_at      timestamptz not null,
    cut_off     timestamptz not null,
    state       text not null check (state in ('BUILT', 'SENT', 'SKIPPED')),
    reason      text check (reason in ('TOO_FEW', 'LATE', 'NOT_APPROVED', 'CANCELLED', 'DELETED', 'NOTHING_LEFT', 'RETIRED')),
    articles    integer not null,
    issue_id    uuid references issue on delete set null,
    created_at  timestamptz not null,
    finished_at timestamptz,
    unique (digest_id, period),
    check ((state = 'SKIPPED') = (reason is not null)),
    check ((state = 'BUILT') = (finished_at is null))
);

create index digest_run_due on digest_run (due_at) where state = 'BUILT';
create index digest_run_issue on digest_run (issue_id) where issue_id is not null;

-- No article comes twice in a digest, however often it is edited.
create table digest_article (
    digest_id  uuid not null references digest on delete cascade,
    article_id uuid not null,
    run_id     uuid not null references digest_run on delete cascade,
    primary key (digest_id, article_id)
);

create index digest_article_run on digest_article (run_id);

-- When the article was first heard of: an event that came after a cut-off belongs to the next issue.
alter table article_card add column first_received_at timestamptz not null default now();
update article_card set first_received_at = received_at;
