-- What changes often, such as the number of comments, is not worth a new version of the article each time: such a renewal waits a moment,
-- and is done together with all that is asked for until then.

alter table reprojection add column due_at timestamptz not null default '-infinity';

comment on column reprojection.due_at is 'Not before this. Whoever takes one row of an article takes all of them, due or not.';
