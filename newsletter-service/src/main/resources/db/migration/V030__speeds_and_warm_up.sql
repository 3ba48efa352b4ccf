-- Until when a recipient domain's turns are given out; turns in the past are gone.
alter table shared_bucket add column booked_until timestamptz;

-- How many mails a server that is being warmed up was given on a day (UTC).
create table mailer_day (
    mailer text not null,
    day    date not null,
    mails  integer not null check (mails >= 0),
    primary key (mailer, day)
);
