-- Whether opens and clicks of a newsletter's issues are counted: not, unless its editors say so.
create table tracking_setting (
    newsletter_id uuid primary key references newsletter on delete cascade,
    opens         boolean not null,
    clicks        boolean not null,
    version       bigint not null,
    updated_at    timestamptz not null,
    updated_by    text not null
);

-- What held when an issue was sent; an issue without a row is not tracked.
create table issue_tracking (
    issue_id uuid primary key references issue on delete cascade,
    opens    boolean not null,
    clicks   boolean not null
);

-- Where an issue's tracked links lead. Links in mails hold only the number: whoever changes it gets to another address of the same issue.
create table issue_link (
    issue_id uuid not null references issue on delete cascade,
    number   integer not null check (number > 0),
    url      text not null,
    clicks   bigint not null default 0,
    primary key (issue_id, number),
    unique (issue_id, url)
);

-- Which subject a recipient got, of an issue whose subjects are tested; null for those who get the winner.
alter table delivery add column variant smallint check (variant >= 0);
create index delivery_due_of_variant on delivery (issue_id, due_at, id)
    where state = 'PENDING' and mailer = 'bulk' and variant is not null;

-- Numbers that say nothing of a person; variant -1 is everyone outside a subject test.
create table issue_engagement (
    issue_id uuid not null references issue on delete cascade,
    variant  smallint not null check (variant >= -1),
    opens    bigint not null default 0,
    clicks   bigint not null default 0,
    primary key (issue_id, variant)
);

-- Who opened and clicked, so that each counts once. Personal: pruned.
create table engagement (
    delivery_id uuid primary key references delivery on delete cascade,
    opened_at   timestamptz,
    clicked_at  timestamptz
);
create index engagement_age on engagement (greatest(opened_at, clicked_at));

-- Clicks that are not judged yet: a scanner shows itself by what it clicks next.
create table raw_click (
    id          bigint generated always as identity primary key,
    delivery_id uuid not null references delivery on delete cascade,
    number      integer not null,
    at          timestamptz not null
);
create index raw_click_of_delivery on raw_click (delivery_id, at);
create index raw_click_age on raw_click (at);
