-- What other services said on Kafka, as far as a mail needs it. Rebuilt by replay: nothing here is the truth.

create table article_card (
    article_id         uuid primary key,
    version            bigint not null check (version > 0),
    state              text not null check (state in ('PUBLIC', 'UNPUBLISHED', 'TAKEN_DOWN', 'DELETED')),
    -- The public card as it came. A withdrawn article keeps its version and loses every word.
    card               jsonb,
    first_published_at timestamptz,
    received_at        timestamptz not null,
    check ((state = 'PUBLIC') = (card is not null)),
    check ((state = 'PUBLIC') = (first_published_at is not null))
);

create index article_card_newest on article_card (first_published_at desc, article_id desc) where state = 'PUBLIC';

create table trending_list (
    list_key      text primary key,
    list_window   text not null,
    section       text,
    as_of         timestamptz not null,
    version       bigint not null,
    -- Best first. Only ids: the cards come from article_card, which knows of withdrawals.
    articles      uuid[] not null
);

-- Where reading goes on, written in the transaction that wrote what was read: an empty or a restored database replays what it misses.
create table consumer_position (
    topic       text not null,
    partition   integer not null,
    next_offset bigint not null check (next_offset >= 0),
    primary key (topic, partition)
);
