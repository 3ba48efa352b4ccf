-- Who did what to which version of what. Rows are only ever added.
create table audit_entry (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor      text not null,
    actor_name text not null,
    action     text not null,
    kind       text not null,
    target_id  uuid not null,
    version    bigint,
    details    jsonb not null
);
comment on column audit_entry.kind is 'What it was done to: newsletter, issue, digest, segment, suppression, tracking, subjectTest';
comment on column audit_entry.target_id is 'Tracking is that of a newsletter, a subject test that of an issue';
comment on column audit_entry.version is 'The target''s version that the action made; null where it has none or is gone';
comment on column audit_entry.details is 'Names of changed members and the like; never an address, never a text that somebody wrote';
create index audit_entry_target on audit_entry (target_id, id desc);
create index audit_entry_actor on audit_entry (actor, id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger audit_entry_is_append_only before update or delete on audit_entry for each row execute function refuse_audit_change();
create trigger audit_entry_is_never_emptied before truncate on audit_entry for each statement execute function refuse_audit_change();
