-- The audit log is read newest first, by time, person, thing and kind, and old entries may go.

drop index audit_entry_target;
drop index audit_entry_actor;
create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_target on audit_entry (target_id, at desc, id desc);
create index audit_entry_actor on audit_entry (actor, at desc, id desc);
create index audit_entry_kind on audit_entry (kind, at desc, id desc);

comment on column audit_entry.kind is 'What it was done to: newsletter, issue, digest, segment, suppression, tracking, subjectTest, subscriber, optIn, subscriberImport, subscriberList, auditLog';
comment on column audit_entry.target_id is 'Tracking is that of a newsletter, a subject test that of an issue; a list or log that was exported as a whole is the zero id. Nothing of a reader but his id, which means nothing once he is erased';

-- Retention says that it is retention; anything else is a mistake or worse.
create function refuse_audit_removal() returns trigger language plpgsql as $$
begin
    if current_setting('meridiem.audit_retention', true) is distinct from 'on' then
        raise exception '% is append-only', tg_table_name;
    end if;
    return old;
end
$$;
drop trigger audit_entry_is_append_only on audit_entry;
create trigger audit_entry_is_immutable before update on audit_entry for each row execute function refuse_audit_change();
create trigger audit_entry_stays before delete on audit_entry for each row execute function refuse_audit_removal();

-- What became of an import's rows is counted piece by piece: a look at a long import must not read all of it.
alter table subscriber_import
    add column subscribed bigint not null default 0,
    add column asked      bigint not null default 0,
    add column unchanged  bigint not null default 0,
    add column suppressed bigint not null default 0,
    add column has_left   bigint not null default 0,
    add column failed     bigint not null default 0;
comment on column subscriber_import.failed is 'This and the other counts: of the rows up to position';

update subscriber_import i set subscribed = c.subscribed, asked = c.asked, unchanged = c.unchanged,
    suppressed = c.suppressed, has_left = c.has_left, failed = c.failed
from (
    select r.import_id, count(*) filter (where outcome = 'SUBSCRIBED') as subscribed,
        count(*) filter (where outcome = 'ASKED') as asked, count(*) filter (where outcome = 'UNCHANGED') as unchanged,
        count(*) filter (where outcome = 'SUPPRESSED') as suppressed, count(*) filter (where outcome = 'LEFT') as has_left,
        count(*) filter (where outcome = 'FAILED') as failed
    from subscriber_import_row r join subscriber_import i on i.id = r.import_id where r.row <= i.position group by r.import_id
) c
where i.id = c.import_id;
