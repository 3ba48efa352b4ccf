-- Who decided to send mails again whose arrival is not known. Only ever appended to.
create table issue_resend (
    id       bigint generated always as identity primary key,
    issue_id uuid not null references issue on delete cascade,
    mails    integer not null check (mails >= 0),
    by       text not null,
    at       timestamptz not null
);

create index issue_resend_of_issue on issue_resend (issue_id, id);
