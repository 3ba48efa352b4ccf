-- A row whose indexed columns stay as they are is changed in its place: no index learns of it (HOT). Indexes of deliveries therefore know what a state means to them, not the state.

alter table delivery
    add column waiting boolean generated always as (state = 'PENDING') stored,
    add column leased  boolean generated always as (state in ('CLAIMED', 'DISPATCHING')) stored;
comment on column delivery.waiting is 'For indexes; from CLAIMED to DISPATCHING nothing that is indexed may change';

-- Room for the next state beside the present one; that before it goes when the page is needed.
alter table delivery set (fillfactor = 50);

drop index delivery_due_of_issue;
drop index delivery_due_of_variant;
drop index delivery_due_transactional;
drop index delivery_leased;
drop index delivery_of_issue;
drop index delivery_refused;
create index delivery_due_of_issue on delivery (issue_id, due_at, id) where waiting and mailer = 'bulk';
create index delivery_due_of_variant on delivery (issue_id, due_at, id)
    where waiting and mailer = 'bulk' and variant is not null;
create index delivery_due_transactional on delivery (due_at, id) where waiting and mailer = 'transactional';
-- Few rows at any time: when their leases end stands in them.
create index delivery_leased on delivery (issue_id) where leased;
-- Such a reason is given once, with the end.
create index delivery_refused on delivery (finished_at) where kind = 'ISSUE' and reason in ('REJECTED', 'GAVE_UP');
