-- Where a revision comes from, and which revisions were ever public: what retention must never drop.

alter table article_revision
    add column restored_from integer,
    add constraint article_revision_restored_from foreign key (article_id, restored_from) references article_revision (article_id, number),
    add constraint article_revision_restored_from_older check (restored_from < number);

comment on column article_revision.number is 'Grows by one with each save. Where retention dropped revisions, numbers are missing.';
comment on column article_revision.restored_from is 'The revision whose content this one brought back.';

create index article_revision_restored on article_revision (article_id, restored_from) where restored_from is not null;

-- Beside the revisions, which never change. No action on delete: a published revision goes with its article only.
create table article_revision_publication (
    article_id   uuid        not null references article (id) on delete cascade,
    number       integer     not null,
    published_at timestamptz not null,
    primary key (article_id, number),
    constraint article_revision_publication_revision foreign key (article_id, number) references article_revision (article_id, number)
);

comment on table article_revision_publication is 'Revisions that readers saw, each with the first time.';

create trigger article_revision_publication_is_immutable before update on article_revision_publication
    for each row execute function refuse_change();

insert into article_revision_publication (article_id, number, published_at)
select article_id, revision, min(made_at) from article_transition
where transition = 'publish' group by article_id, revision
on conflict do nothing;

insert into article_revision_publication (article_id, number, published_at)
select id, published_revision, coalesce(public_updated_at, updated_at) from article where published_revision is not null
on conflict do nothing;
