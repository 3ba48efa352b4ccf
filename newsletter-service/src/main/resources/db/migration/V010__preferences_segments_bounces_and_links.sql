-- Readers say how often a newsletter may come.
alter table subscription add column frequency text not null default 'EVERY' check (frequency in ('EVERY', 'DAILY', 'WEEKLY'));
comment on column subscription.frequency is 'EVERY issue, or at most one in a DAY or WEEK (from Monday) of the reader''s own calendar';

alter table subscriber
    add column version bigint not null default 1,
    add column soft_bounces integer not null default 0 check (soft_bounces >= 0),
    add column soft_bounced_at timestamptz;
comment on column subscriber.soft_bounces is 'Mails in a row that came back for now; a mail that stays out sets it to 0';
comment on column subscriber.soft_bounced_at is 'When the last of them came back; null when soft_bounces is 0';

-- Who of a newsletter's subscribers an issue goes to.
alter table newsletter
    add column time_zone text,
    add column match_sections boolean not null default false,
    add column match_language boolean not null default false;
comment on column newsletter.time_zone is 'IANA name: the calendar of readers who named no zone of their own; UTC when null';
comment on column newsletter.match_sections is 'Readers who chose sections only get issues with an article of one of them';
comment on column newsletter.match_language is 'Readers who named a language only get newsletters in it';

create table segment (
    id         uuid primary key,
    name       text not null unique,
    definition jsonb not null check (jsonb_typeof(definition) = 'object'),
    version    bigint not null,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null
);
comment on column segment.definition is 'Conditions that all have to hold; the service checks the shape before it writes';

alter table issue add column segment_id uuid references segment;
comment on column issue.segment_id is 'Only those subscribers who belong to it get the issue; all when null';
create index issue_segment on issue (segment_id) where segment_id is not null;

-- Links that the owner of an address gets by mail, on somebody's request.
create table mailed_link (
    id            uuid primary key,
    purpose       text not null check (purpose in ('PREFERENCES', 'EXPORT', 'ERASE')),
    email_key     text not null,
    state         text not null check (state in ('REQUESTED', 'MAILED')),
    subscriber_id uuid references subscriber on delete cascade,
    requested_at  timestamptz not null,
    mailed_at     timestamptz,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    check ((state = 'MAILED') = (mailed_at is not null)),
    check ((state = 'MAILED') = (subscriber_id is not null))
);
comment on table mailed_link is 'The token itself is not stored: it is this id, sealed for this purpose';
comment on column mailed_link.used_at is 'Links to a copy and to erasure work once';
create index mailed_link_requested on mailed_link (requested_at, id) where state = 'REQUESTED';
create index mailed_link_history on mailed_link (email_key, purpose, mailed_at) where mailed_at is not null;
create index mailed_link_expiry on mailed_link (expires_at);
create index mailed_link_of_subscriber on mailed_link (subscriber_id) where subscriber_id is not null;

alter table delivery drop constraint delivery_kind_check;
alter table delivery drop constraint delivery_check;
alter table delivery drop constraint delivery_check1;
alter table delivery
    add constraint delivery_kind_check check (kind in ('ISSUE', 'TEST', 'CONFIRMATION', 'LINK')),
    add constraint delivery_check check (kind in ('CONFIRMATION', 'LINK') or issue_id is not null),
    add constraint delivery_check1 check ((kind in ('TEST', 'LINK')) = (address is not null)),
    add column link_id uuid references mailed_link on delete cascade,
    add constraint delivery_link_check check ((kind = 'LINK') = (link_id is not null)),
    add column planned_at timestamptz;
comment on column delivery.planned_at is 'When the mail was to leave at first: due_at moves with each retry';
create index delivery_of_link on delivery (link_id) where link_id is not null;
create index delivery_to_address on delivery (lower(address)) where address is not null;
create index delivery_of_subscriber on delivery (subscriber_id, finished_at) where subscriber_id is not null;
create index delivery_refused on delivery (finished_at) where state = 'FAILED' and kind = 'ISSUE';

-- Addresses as such, so that they can be named without standing in an access log.
alter table suppression add column id uuid not null default uuidv7() unique;
comment on column suppression.email_key is 'The address as compared; of somebody who was erased, a keyed hash of it that begins with hash:';

create table suppression_removal (
    id         bigint generated always as identity primary key,
    email_hash text not null,
    reason     text not null,
    was        text not null,
    removed_at timestamptz not null,
    removed_by text not null
);
comment on table suppression_removal is 'Who let mail go to an address again, and why. Only ever appended to';

create table bounce (
    id            uuid primary key,
    event_key     text not null unique,
    source        text not null check (source in ('mailbox', 'smtp', 'ses', 'mailgun', 'sendgrid', 'postmark')),
    kind          text not null check (kind in ('HARD', 'SOFT', 'COMPLAINT')),
    subscriber_id uuid references subscriber on delete set null,
    delivery_id   uuid references delivery on delete set null,
    status        text,
    diagnostic    text,
    suppressed    boolean not null default false,
    occurred_at   timestamptz not null,
    received_at   timestamptz not null
);
comment on column bounce.event_key is 'What the source calls it: the same report twice counts once';
comment on column bounce.status is 'Enhanced status code (RFC 3463)';
comment on column bounce.suppressed is 'Whether the address got on the suppression list by it';
create index bounce_listing on bounce (received_at desc, id desc);
create index bounce_of_subscriber on bounce (subscriber_id, received_at) where subscriber_id is not null;
create index bounce_of_delivery on bounce (delivery_id) where delivery_id is not null;

alter table consent add column proof text, add column recorded_by text;
comment on column consent.proof is 'What shows the consent where it was not given here, in an editor''s words';
comment on column consent.recorded_by is 'The editor who recorded it; null when the reader did it himself';
