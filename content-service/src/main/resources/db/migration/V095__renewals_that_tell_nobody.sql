-- A new version of the service may store articles in another form. That makes them anew for readers and for the search, but nothing happened to them: nobody
-- who follows the events is to hear of it.

alter table reprojection add column rebuild boolean not null default false;

comment on column reprojection.rebuild is 'True when a migration asks: what is stored is made anew even if readers see no difference, and an event is sent only if it would say something new.';

-- Those that an earlier migration asked for and that nobody has worked off yet.
update reprojection set rebuild = true
where (select count(distinct article_id) from reprojection) >= (select count(*) from published_article where state = 'PUBLISHED');
