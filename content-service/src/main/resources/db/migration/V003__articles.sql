-- Articles as editors see them, and what readers see of them.

-- Editorial -----------------------------------------------------------------------------------------------------------------------------

create table article (
    id                 uuid        primary key,
    status             text        not null check (status in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'PUBLISHED', 'UNPUBLISHED',
                                                              'TAKEN_DOWN', 'ARCHIVED')),
    slug               text        not null,
    headline           text        not null,
    kind               text        not null,
    language           text        not null,
    section_id         uuid,
    head_revision      integer     not null check (head_revision > 0),
    approved_revision  integer,
    published_revision integer,
    public_version     bigint      not null,
    schedule_at        timestamptz,
    schedule_revision  integer,
    published_at       timestamptz,
    first_published_at timestamptz,
    public_updated_at  timestamptz,
    version            bigint      not null,
    created_at         timestamptz not null,
    created_by         text        not null,
    created_by_name    text        not null,
    updated_at         timestamptz not null,
    updated_by         text        not null,
    updated_by_name    text        not null,
    check ((status = 'SCHEDULED') = (schedule_at is not null)),
    check ((schedule_at is null) = (schedule_revision is null)),
    check ((status = 'PUBLISHED') = (published_revision is not null))
);

comment on column article.version is 'ETag of the editorial API: grows with every change, saves and workflow alike.';
comment on column article.public_version is 'Grows by one with each change that readers see; 0 before the first publication. The version of events.';

create index article_updated on article (updated_at desc, id desc);
create index article_created on article (created_at desc, id desc);
create index article_owner on article (created_by, updated_at desc, id desc);
create index article_section on article (section_id);
create index article_due on article (schedule_at) where status = 'SCHEDULED';

create table article_revision (
    article_id      uuid        not null references article (id) on delete cascade,
    number          integer     not null check (number > 0),
    article_version bigint      not null,
    content         jsonb       not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    primary key (article_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% never changes', tg_table_name;
end
$$;

create trigger article_revision_is_immutable before update on article_revision for each row execute function refuse_change();

create table article_transition (
    id          bigint      generated always as identity primary key,
    article_id  uuid        not null references article (id) on delete cascade,
    transition  text        not null,
    from_status text        not null,
    to_status   text        not null,
    revision    integer     not null,
    note        text,
    made_at     timestamptz not null,
    made_by     text        not null,
    made_by_name text       not null
);

create index article_transition_of_article on article_transition (article_id, id desc);
create trigger article_transition_is_immutable before update on article_transition for each row execute function refuse_change();

-- Foreign keys keep what is in use. position is the order within a kind.
create table article_reference (
    article_id uuid    not null references article (id) on delete cascade,
    part       text    not null check (part in ('HEAD', 'SCHEDULED', 'PUBLISHED')),
    position   integer not null,
    section_id uuid    references section (id),
    tag_id     uuid    references tag (id),
    author_id  uuid    references author (id),
    media_id   uuid    references media (id),
    check (num_nonnulls(section_id, tag_id, author_id, media_id) = 1)
);

create index article_reference_article on article_reference (article_id, part);
create index article_reference_section on article_reference (section_id, part) where section_id is not null;
create index article_reference_tag on article_reference (tag_id, part) where tag_id is not null;
create index article_reference_author on article_reference (author_id, part) where author_id is not null;
create index article_reference_media on article_reference (media_id, part) where media_id is not null;

-- Outlives its article when it was public: the address then answers "gone", and nobody else gets it.
create table article_slug (
    slug       text        primary key,
    article_id uuid        not null,
    public     boolean     not null,
    since      timestamptz not null
);

create index article_slug_article on article_slug (article_id);

-- Delivery ------------------------------------------------------------------------------------------------------------------------------

-- One row answers a reader. Outlives its article, so that what is gone stays known as gone.
create table published_article (
    article_id         uuid        primary key,
    state              text        not null check (state in ('PUBLISHED', 'UNPUBLISHED', 'TAKEN_DOWN', 'DELETED')),
    slug               text        not null unique,
    version            bigint      not null,
    document           bytea,
    etag               text,
    card               bytea,
    body_text          text,
    event_card         jsonb,
    event_reference    jsonb       not null,
    cache_tags         text        not null,
    section_slugs      text[]      not null,
    tag_slugs          text[]      not null,
    author_slugs       text[]      not null,
    kind               text        not null,
    language           text        not null,
    featured           boolean     not null,
    sort_title         text        collate "C" not null,
    published_at       timestamptz not null,
    first_published_at timestamptz not null,
    updated_at         timestamptz not null,
    projected_at       timestamptz not null,
    check ((state = 'PUBLISHED') = (document is not null)),
    check ((state = 'PUBLISHED') = (card is not null))
);

comment on column published_article.document is 'The default answer of the delivery API: JSON, gzip. Served as it is.';
comment on column published_article.card is 'The item of a list: JSON.';
comment on column published_article.event_card is 'What the last event held; erased when the article had to go.';
comment on column published_article.event_reference is 'What events about an article that had to go may still say: no text.';

-- Compressed already, or needed uncompressed: PostgreSQL is not to try.
alter table published_article alter column document set storage external;
alter table published_article alter column card set storage external;

create index published_article_newest on published_article (published_at desc, article_id desc) where state = 'PUBLISHED';
create index published_article_updated on published_article (updated_at desc, article_id desc) where state = 'PUBLISHED';
create index published_article_title on published_article (sort_title, article_id) where state = 'PUBLISHED';
create index published_article_projected on published_article (projected_at);
create index published_article_sections on published_article using gin (section_slugs) where state = 'PUBLISHED';
create index published_article_tags on published_article using gin (tag_slugs) where state = 'PUBLISHED';
create index published_article_authors on published_article using gin (author_slugs) where state = 'PUBLISHED';

-- Published articles that show something whose name changed. An article may stand here more than once: what is asked for while it is
-- being renewed is asked for again.
create table reprojection (
    id         bigint      generated always as identity primary key,
    article_id uuid        not null,
    asked_at   timestamptz not null default now()
);

create index reprojection_article on reprojection (article_id);
