-- Links that show a draft to somebody without an account. The address is made of the id and a signature and is kept nowhere.

create table preview_link (
    id              uuid        primary key,
    article_id      uuid        not null references article (id) on delete cascade,
    revision        integer,
    label           text,
    expires_at      timestamptz not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    check (expires_at > created_at),
    foreign key (article_id, revision) references article_revision (article_id, number) on delete cascade
);

comment on column preview_link.revision is 'The revision that it shows; null for the newest one at any time.';
comment on column preview_link.label is 'For whom it is; for colleagues only.';

create index preview_link_article on preview_link (article_id, id desc);
create index preview_link_expiry on preview_link (expires_at);
