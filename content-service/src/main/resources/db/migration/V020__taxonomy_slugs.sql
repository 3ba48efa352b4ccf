-- Slugs of sections, tags and authors: the present ones, and others that lead to them. And merging.

-- One row for each slug that is taken, so that two who want the same one at once meet at the primary key.
create table taxonomy_slug (
    kind       text        not null check (kind in ('SECTION', 'TAG', 'AUTHOR')),
    slug       text        not null,
    section_id uuid        references section (id) on delete cascade,
    tag_id     uuid        references tag (id) on delete cascade,
    author_id  uuid        references author (id) on delete cascade,
    origin     text        not null check (origin in ('PRESENT', 'FORMER', 'MERGED', 'SYNONYM')),
    since      timestamptz not null default now(),
    primary key (kind, slug),
    check (num_nonnulls(section_id, tag_id, author_id) = 1),
    check ((kind = 'SECTION') = (section_id is not null)),
    check ((kind = 'TAG') = (tag_id is not null)),
    check ((kind = 'AUTHOR') = (author_id is not null))
);

comment on table taxonomy_slug is 'Every slug of sections, tags and authors that is taken, with whose it is.';
comment on column taxonomy_slug.origin is 'PRESENT: the address. FORMER: was the address once. MERGED: was the address of one that was merged into this one. SYNONYM: set by hand.';

create index taxonomy_slug_section on taxonomy_slug (section_id) where section_id is not null;
create index taxonomy_slug_tag on taxonomy_slug (tag_id) where tag_id is not null;
create index taxonomy_slug_author on taxonomy_slug (author_id) where author_id is not null;
create index taxonomy_slug_other on taxonomy_slug (kind, slug) where origin <> 'PRESENT';

insert into taxonomy_slug (kind, slug, section_id, origin) select 'SECTION', slug, id, 'PRESENT' from section;
insert into taxonomy_slug (kind, slug, tag_id, origin) select 'TAG', slug, id, 'PRESENT' from tag;
insert into taxonomy_slug (kind, slug, author_id, origin) select 'AUTHOR', slug, id, 'PRESENT' from author;

-- What was merged stays as a row, because revisions, which never change, refer to it by its id. Its slug is no longer its own.
alter table section add column merged_into uuid references section (id), add check (merged_into <> id);
alter table tag add column merged_into uuid references tag (id), add check (merged_into <> id);
alter table author add column merged_into uuid references author (id), add check (merged_into <> id);

comment on column section.merged_into is 'The section that took its place. Never one that is merged itself: a later merge moves all of them on.';
comment on column tag.merged_into is 'The tag that took its place. Never one that is merged itself: a later merge moves all of them on.';
comment on column author.merged_into is 'The author that took its place. Never one that is merged itself: a later merge moves all of them on.';

create index section_merged on section (merged_into) where merged_into is not null;
create index tag_merged on tag (merged_into) where merged_into is not null;
create index author_merged on author (merged_into) where merged_into is not null;

alter table section drop constraint section_slug_unique;
alter table section drop constraint section_path_unique;
alter table tag drop constraint tag_slug_unique;
alter table author drop constraint author_slug_unique;
create unique index section_slug_unique on section (slug) where merged_into is null;
create unique index section_path_unique on section (path) where merged_into is null;
create unique index tag_slug_unique on tag (slug) where merged_into is null;
create unique index author_slug_unique on author (slug) where merged_into is null;

-- What is still to be done for the articles after a merge.
create table reference_move (
    id        bigint      generated always as identity primary key,
    kind      text        not null check (kind in ('SECTION', 'TAG', 'AUTHOR')),
    source_id uuid        not null,
    target_id uuid        not null,
    asked_at  timestamptz not null default now()
);

comment on table reference_move is 'Merges whose rows in article_reference are not all moved yet: worked off in small batches.';

-- Something that published articles show changed: the articles are put into reprojection in batches, so that the change itself costs one row.
create table renewal_request (
    id            bigint      generated always as identity primary key,
    kind          text        check (kind in ('SECTION', 'TAG', 'AUTHOR', 'MEDIA')),
    target_id     uuid,
    after_article uuid        not null default '00000000-0000-0000-0000-000000000000',
    asked_at      timestamptz not null default now(),
    check ((kind is null) = (target_id is null))
);

comment on column renewal_request.kind is 'What changed; null for something that every published article shows.';
comment on column renewal_request.after_article is 'The articles up to this one are in the queue already.';

-- In the order of articles, for the batches.
drop index article_reference_section;
drop index article_reference_tag;
drop index article_reference_author;
drop index article_reference_media;
create index article_reference_section on article_reference (section_id, part, article_id) where section_id is not null;
create index article_reference_tag on article_reference (tag_id, part, article_id) where tag_id is not null;
create index article_reference_author on article_reference (author_id, part, article_id) where author_id is not null;
create index article_reference_media on article_reference (media_id, part, article_id) where media_id is not null;
