-- Sections, tags, authors, media and the site itself.
--
-- "version" is the ETag of the editorial API; it grows by one with every change and its history of changed members is in editorial_change.
-- Names of people are stored beside their ids as they were at the time of the change: the identity provider may forget a person, these tables do not.

create table editorial_change (
    entity_id       uuid        not null,
    version         bigint      not null,
    fields          text[]      not null,
    changed_by      text        not null,
    changed_by_name text        not null,
    changed_at      timestamptz not null,
    primary key (entity_id, version)
);

-- When anything in these tables last changed for readers, deletions included: Last-Modified of lists, which rows alone cannot tell.
create table catalogue_state (
    id         smallint    primary key check (id = 1),
    changed_at timestamptz not null
);

insert into catalogue_state (id, changed_at) values (1, now());

create table media (
    id              uuid             primary key,
    content_type    text             not null check (content_type in ('image/jpeg', 'image/png')),
    width           integer          not null check (width > 0),
    height          integer          not null check (height > 0),
    byte_size       bigint           not null check (byte_size > 0),
    upload_sha256   text             not null,
    file_name       text             not null,
    alt             text,
    caption         text,
    credit          text,
    licence         text,
    focal_x         double precision not null default 0.5 check (focal_x between 0 and 1),
    focal_y         double precision not null default 0.5 check (focal_y between 0 and 1),
    image_version   integer          not null default 1,
    version         bigint           not null,
    created_at      timestamptz      not null,
    created_by      text             not null,
    created_by_name text             not null,
    updated_at      timestamptz      not null,
    updated_by      text             not null,
    updated_by_name text             not null
);

comment on column media.image_version is 'Part of every public address of the picture: grows when the same address would have to show something else.';

-- Files are not part of a transaction. A row here says that the files of this id go at due_at: it is written before an upload's files and removed
-- together with the insert of its row in media, and it is written together with the delete of a row in media. So whenever a process dies,
-- a sweep finds what is left over.
create table media_leftover (
    media_id uuid        primary key,
    due_at   timestamptz not null
);

create table section (
    id              uuid        primary key,
    slug            text        not null constraint section_slug_unique unique,
    name            text        not null,
    description     text        not null default '',
    parent_id       uuid        references section (id),
    position        integer     not null default 0,
    path            text        collate "C" not null constraint section_path_unique unique,
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null,
    check (parent_id <> id)
);

comment on column section.path is 'Slugs from the top section down, joined by "/". Derived from slug and parent; kept here because every article and list needs it.';

create index section_parent on section (parent_id);

create table tag (
    id              uuid        primary key,
    slug            text        not null constraint tag_slug_unique unique,
    name            text        not null,
    description     text        not null default '',
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null
);

create index tag_name on tag (lower(name), id);

create table author (
    id              uuid        primary key,
    slug            text        not null constraint author_slug_unique unique,
    name            text        not null,
    kind            text        not null check (kind in ('PERSON', 'TEAM')),
    role            text        not null default '',
    bio             text        not null default '',
    avatar_id       uuid        references media (id),
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null
);

create index author_name on author (lower(name), id);
create index author_avatar on author (avatar_id) where avatar_id is not null;

create table site (
    id              smallint    primary key check (id = 1),
    name            text        not null,
    tagline         text        not null,
    about           text        not null,
    language        text        not null,
    logo_id         uuid        references media (id),
    call_to_action  text        not null,
    newsletter_slug text,
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null
);

insert into site (id, name, tagline, about, language, call_to_action, version,
                  created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
values (1, 'The Meridiem', '', '', 'en', 'Missed this week''s big shifts? Our newsletter breaks them down in plain words.', 1,
        now(), 'system', 'system', now(), 'system', 'system');
