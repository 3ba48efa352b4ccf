-- What a newsletter says to those who have just subscribed.
alter table newsletter
    add column welcome boolean not null default true,
    add column welcome_subject text check (length(welcome_subject) <= 200),
    add column welcome_text text check (length(welcome_text) <= 5000);
comment on column newsletter.welcome is 'Whether new subscribers get a welcome mail';
comment on column newsletter.welcome_text is 'Markdown; the service''s own words when null';

alter table subscription add column welcomed_at timestamptz;
comment on column subscription.welcomed_at is 'When the welcome mail was decided on: once for each subscription, whether there was to be one or not';
-- Who is here already is not greeted when he says yes once more.
update subscription set welcomed_at = confirmed_at;

alter table delivery drop constraint delivery_kind_check;
alter table delivery drop constraint delivery_check;
alter table delivery
    add constraint delivery_kind_check check (kind in ('ISSUE', 'TEST', 'CONFIRMATION', 'LINK', 'WELCOME')),
    add constraint delivery_check check (kind in ('CONFIRMATION', 'LINK', 'WELCOME') or issue_id is not null);
create unique index delivery_welcome on delivery (subscription_id) where kind = 'WELCOME';
