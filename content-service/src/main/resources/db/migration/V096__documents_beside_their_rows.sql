-- What readers get lies in the row itself where it fits, so that an article costs one look-up and a list one for each of its cards; what is read for other
-- purposes makes room first. Rows move as their articles are published or edited.

alter table published_article set (toast_tuple_target = 8160);
alter table published_article alter column document set storage main;
alter table published_article alter column card set storage main;
