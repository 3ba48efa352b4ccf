-- Two to four subjects of an issue, tried on a part of its audience; the rest waits for the winner.
create table subject_test (
    issue_id      uuid primary key references issue on delete cascade,
    subjects      text[] not null check (cardinality(subjects) between 2 and 4),
    share_percent integer not null check (share_percent between 1 and 100),
    decide_by     text not null check (decide_by in ('OPENS', 'CLICKS', 'HAND')),
    wait_minutes  integer not null check (wait_minutes between 1 and 1440),
    decide_at     timestamptz,
    winner        integer check (winner between 0 and 3),
    decided_at    timestamptz,
    decided_by    text,
    version       bigint not null,
    updated_at    timestamptz not null,
    updated_by    text not null,
    check ((winner is null) = (decided_at is null))
);
comment on column subject_test.decide_at is 'When the winner is chosen; null before the issue is sent';
comment on column subject_test.winner is 'Index in subjects';
create index subject_test_due on subject_test (decide_at) where winner is null and decide_at is not null;
