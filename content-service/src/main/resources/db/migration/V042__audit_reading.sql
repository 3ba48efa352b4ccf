-- The audit log is read newest first, by time, person, thing and kind, and nobody can take anything out of it.

drop index audit_entry_target;
drop index audit_entry_actor;
create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_target on audit_entry (target_id, at desc, id desc);
create index audit_entry_actor on audit_entry (actor, at desc, id desc);
create index audit_entry_kind on audit_entry (kind, at desc, id desc);

-- Retention says that it is retention; anything else is a mistake or worse.
create function refuse_audit_removal() returns trigger language plpgsql as $$
begin
    if current_setting('meridiem.audit_retention', true) is distinct from 'on' then
        raise exception '% is append-only', tg_table_name;
    end if;
    return coalesce(old, new);
end
$$;

create trigger audit_entry_stays before delete on audit_entry for each row execute function refuse_audit_removal();
create trigger audit_entry_is_not_emptied before truncate on audit_entry for each statement execute function refuse_audit_removal();
