-- What the custom members of each kind of article may be.

create table content_type (
    id              uuid        primary key,
    kind            text        not null constraint content_type_kind_unique unique,
    name            text        not null,
    description     text        not null default '',
    json_schema     text        not null check (json_schema is json object),
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null
);

comment on column content_type.kind is 'Kind of article. A kind without a row here takes any custom members.';
comment on column content_type.json_schema is 'JSON Schema 2020-12, as it was written: text, because jsonb would lose the order of members, which forms show.';

-- For the check of a new schema against what is stored.
create index article_kind on article (kind, id);
