-- Addresses that editors lead elsewhere.

create table redirect (
    id              uuid        primary key,
    from_path       text        collate "C" not null constraint redirect_from_unique unique,
    status          integer     not null check (status in (301, 302, 410)),
    article_id      uuid,
    section_id      uuid        references section (id),
    url             text,
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null,
    check (num_nonnulls(article_id, section_id, url) = case status when 410 then 0 else 1 end)
);

comment on column redirect.from_path is 'A path of the site, percent-decoded, without query and without a slash at the end; or the slug of an article, which begins with no slash.';
comment on column redirect.article_id is 'No foreign key: when the article is deleted, what led to it answers "gone", as the article itself does.';
comment on column redirect.url is 'A path of the site, or an absolute http(s) address.';

create index redirect_section on redirect (section_id) where section_id is not null;
