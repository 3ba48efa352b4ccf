-- Errors that were put right, as readers are told of them. They belong to the article, not to one of its revisions.

create table article_correction (
    id              uuid        primary key,
    article_id      uuid        not null references article (id) on delete cascade,
    corrected_at    timestamptz not null,
    text            text        not null check (text <> ''),
    version         bigint      not null check (version > 0),
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null
);

comment on column article_correction.corrected_at is 'The date shown to readers.';
comment on column article_correction.text is 'What was wrong and what is right: plain text.';
comment on column article_correction.version is 'ETag of the entry.';

-- Also when it goes with its article.
create function forget_changes() returns trigger language plpgsql as $$
begin
    delete from editorial_change where entity_id = old.id;
    return null;
end
$$;

create trigger article_correction_takes_its_changes_along after delete on article_correction for each row execute function forget_changes();

create index article_correction_newest on article_correction (article_id, corrected_at desc, id desc);
