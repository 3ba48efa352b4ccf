create table newsletter (
    id             uuid primary key,
    slug           text not null unique,
    name           text not null,
    description    text not null,
    call_to_action text,
    cadence        text,
    sender_name    text not null,
    language       text not null,
    state          text not null check (state in ('ACTIVE', 'RETIRED')),
    -- How many issues went out; the next one's number is one more.
    issue_count    integer not null default 0,
    version        bigint not null,
    created_at     timestamptz not null,
    created_by     text not null,
    updated_at     timestamptz not null,
    updated_by     text not null
);

-- Somebody asked for an address to be subscribed. Nobody is a subscriber before the address's owner said yes.
create table opt_in (
    id           uuid primary key,
    email        text not null,
    email_key    text not null,
    newsletters  uuid[] not null check (cardinality(newsletters) > 0),
    language     text,
    time_zone    text,
    sections     text[] not null default '{}',
    state        text not null check (state in ('REQUESTED', 'MAILED', 'CONFIRMED')),
    requested_at timestamptz not null,
    -- An address that got a mail a moment ago has to wait.
    process_after timestamptz not null,
    mailed_at    timestamptz,
    confirmed_at timestamptz,
    expires_at   timestamptz not null
);

create index opt_in_requested on opt_in (process_after) where state = 'REQUESTED';
create index opt_in_mailed on opt_in (email_key, mailed_at) where mailed_at is not null;
create index opt_in_expiry on opt_in (expires_at);

create table subscriber (
    id         uuid primary key,
    email      text not null,
    -- The address as compared: lower case, domain in ASCII.
    email_key  text not null unique,
    language   text,
    time_zone  text,
    sections   text[] not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table subscription (
    id            uuid primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    newsletter_id uuid not null references newsletter,
    state         text not null check (state in ('CONFIRMED', 'ENDED')),
    confirmed_at  timestamptz not null,
    ended_at      timestamptz,
    unique (subscriber_id, newsletter_id),
    check ((state = 'ENDED') = (ended_at is not null))
);

create index subscription_audience on subscription (newsletter_id, subscriber_id) where state = 'CONFIRMED';

-- Who agreed to what and when, and who took it back. Only ever appended to.
create table consent (
    id            bigint generated always as identity primary key,
    subscriber_id uuid not null references subscriber on delete cascade,
    newsletter_id uuid not null references newsletter,
    action        text not null check (action in ('CONFIRMED', 'WITHDRAWN')),
    -- The edition of the words that the person agreed to.
    wording       text not null,
    requested_at  timestamptz,
    at            timestamptz not null
);

create index consent_of_subscriber on consent (subscriber_id, id);
