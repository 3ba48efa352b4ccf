-- What happens to an article by itself: more than its first publication.

alter table article
    add column schedule_zone  text,
    add column unpublish_at   timestamptz,
    add column unpublish_zone text,
    add column embargo_until  timestamptz,
    add column embargo_zone   text;

comment on column article.schedule_at is 'When schedule_revision goes out by itself: the first publication of a scheduled article, or the next state of a published one.';
comment on column article.schedule_zone is 'IANA time zone in which the editor thought of the instant; nothing is computed with it.';
comment on column article.unpublish_at is 'When readers lose the article again by themselves.';
comment on column article.embargo_until is 'Before this instant nothing of the article goes out, whoever asks. Ends with the next publication.';

-- A published article may have a schedule too: its working draft goes out then.
alter table article
    drop constraint article_check,
    add constraint article_schedule_fits_status check (
        case status when 'SCHEDULED' then schedule_at is not null when 'PUBLISHED' then true else schedule_at is null end),
    add constraint article_expiry_fits_status check (unpublish_at is null or status in ('SCHEDULED', 'PUBLISHED')),
    add constraint article_expiry_follows_schedule check (unpublish_at > schedule_at),
    add constraint article_zones_stand_beside_instants check (
        (schedule_zone is null or schedule_at is not null) and (unpublish_zone is null or unpublish_at is not null)
        and (embargo_zone is null or embargo_until is not null));

drop index article_due;
create index article_due on article (schedule_at) where schedule_at is not null;
create index article_expiring on article (unpublish_at) where unpublish_at is not null;
