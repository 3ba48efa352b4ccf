-- Imports from other systems and exports of everything. Their files lie in the spool directory (TransferConfig), named by these ids.

create table transfer_import (
    id              uuid        primary key,
    format          text        not null check (format in ('GHOST', 'WORDPRESS', 'NDJSON')),
    source          text        not null check (length(source) between 1 and 200),
    options         jsonb       not null,
    file_name       text        not null,
    byte_size       bigint      not null check (byte_size >= 0),
    sha256          text        not null,
    dry_run         boolean     not null,
    state           text        not null check (state in ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    prepared        boolean     not null default false,
    total           bigint,
    position        bigint      not null default 0,
    created         bigint      not null default 0,
    updated         bigint      not null default 0,
    unchanged       bigint      not null default 0,
    skipped         bigint      not null default 0,
    failed          bigint      not null default 0,
    problem         text,
    cancelled       boolean     not null default false,
    worker          uuid,
    lease_until     timestamptz,
    idle_claims     integer     not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    check ((state = 'RUNNING') = (worker is not null)),
    check ((worker is null) = (lease_until is null)),
    check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null))
);

comment on column transfer_import.source is 'Names the system that the rows come from: the same source id of the same source is the same thing, in whatever file it comes.';
comment on column transfer_import.prepared is 'The file was read once to its end: it is whole, total is known, and what rows need to know of one another is in transfer_staged.';
comment on column transfer_import.position is 'Rows that are done. A row''s effect, its line in the report and the position are one transaction, so whoever goes on begins with the next row.';
comment on column transfer_import.worker is 'Who has the lease. A row is committed only by whoever still has it.';
comment on column transfer_import.idle_claims is 'How often the import was claimed since a row was done: one that kills its worker again and again is given up.';

create index transfer_import_open on transfer_import (created_at) where state in ('PENDING', 'RUNNING');
create index transfer_import_newest on transfer_import (created_at desc, id desc);

-- The report: a line for each row of the source.
create table transfer_row (
    import_id   uuid   not null references transfer_import (id) on delete cascade,
    row_number  bigint not null check (row_number > 0),
    source_type text   not null,
    source_id   text   not null,
    title       text,
    outcome     text   not null check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED', 'FAILED')),
    target_kind text,
    target_id   uuid,
    warnings    text[] not null,
    problem     jsonb,
    primary key (import_id, row_number)
);

comment on column transfer_row.problem is 'Why it was skipped or failed: always there for those two outcomes.';

create index transfer_row_outcome on transfer_row (import_id, outcome, row_number);

-- What rows of a file need to know of one another, put here by the first pass so that memory need not hold it. Goes when the import ends.
create table transfer_staged (
    import_id uuid    not null references transfer_import (id) on delete cascade,
    shelf     text    not null,
    key       text    not null,
    position  integer not null,
    value     jsonb   not null
);

create index transfer_staged_key on transfer_staged (import_id, shelf, key, position);

-- Which thing of a source is which of ours. Outlives the import: it is what makes a second one recognise everything.
create table transfer_mapping (
    source         text   not null,
    kind           text   not null check (kind in ('section', 'tag', 'author', 'media', 'article')),
    source_id      text   not null,
    source_slug    text,
    target_id      uuid   not null,
    target_version bigint not null,
    fingerprint    text   not null,
    import_id      uuid   not null,
    row_number     bigint not null,
    primary key (source, kind, source_id)
);

comment on column transfer_mapping.target_id is 'No foreign key: what was deleted here is recognised as deleted when it comes again.';
comment on column transfer_mapping.target_version is 'The version that the import made: another one says that somebody changed it here since.';
comment on column transfer_mapping.fingerprint is 'Of what the source said: the same again changes nothing.';

create index transfer_mapping_slug on transfer_mapping (source, kind, source_slug) where source_slug is not null;
create index transfer_mapping_target on transfer_mapping (target_id);

create table transfer_export (
    id              uuid        primary key,
    kinds           text[]      not null,
    state           text        not null check (state in ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
    lines           bigint      not null default 0,
    byte_size       bigint,
    problem         text,
    worker          uuid,
    lease_until     timestamptz,
    idle_claims     integer     not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    snapshot_at     timestamptz,
    finished_at     timestamptz,
    check ((state = 'RUNNING') = (worker is not null)),
    check ((worker is null) = (lease_until is null)),
    check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
);

create index transfer_export_open on transfer_export (created_at) where state in ('PENDING', 'RUNNING');
create index transfer_export_newest on transfer_export (created_at desc, id desc);
