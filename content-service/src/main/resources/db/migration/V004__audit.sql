-- Who did what to which version of what. Rows are only ever added; retention deletes whole days.

create table audit_entry (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null,
    actor      text        not null,
    actor_name text        not null,
    action     text        not null,
    kind       text        not null,
    target_id  uuid        not null,
    version    bigint,
    details    jsonb       not null
);

comment on column audit_entry.kind is 'What it was done to: article, section, tag, … The same word as in the path of the editorial API, in the singular.';
comment on column audit_entry.version is 'The target''s version that the action made; null where it has none or is gone.';
comment on column audit_entry.details is 'Names of changed members and the like; never a text that somebody wrote in an article or comment.';

create index audit_entry_target on audit_entry (target_id, id desc);
create index audit_entry_actor on audit_entry (actor, id desc);

create trigger audit_entry_is_immutable before update on audit_entry for each row execute function refuse_change();
