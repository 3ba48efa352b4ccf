-- What readers say under articles, and what moderators make of it.

-- One row per article that ever had a comment: how many readers see. Whoever changes what readers see of an article's comments holds this
-- row's lock from before the change until its commit, so the number is exact and events leave in order.
create table article_comments (
    article_id uuid        primary key references article (id) on delete cascade,
    visible    integer     not null check (visible >= 0),
    changed_at timestamptz not null
);

comment on column article_comments.visible is 'Comments in the state APPROVED.';
comment on column article_comments.changed_at is 'When what readers see of the comments last changed.';

create table comment (
    id              uuid        primary key,
    article_id      uuid        not null references article (id) on delete cascade,
    parent_id       uuid        references comment (id) on delete cascade,
    root_id         uuid        not null,
    path            uuid[]      not null,
    depth           integer     not null check (depth >= 0),
    author          text        not null,
    author_name     text        not null,
    text            text,
    links           integer     not null check (links >= 0),
    state           text        not null check (state in ('PENDING', 'APPROVED', 'REJECTED', 'SPAM', 'REMOVED')),
    version         bigint      not null check (version > 0),
    like_count      integer     not null default 0 check (like_count >= 0),
    report_count    integer     not null default 0 check (report_count >= 0),
    reply_count     integer     not null default 0 check (reply_count >= 0),
    shown           boolean     generated always as (state = 'APPROVED' or reply_count > 0) stored,
    created_at      timestamptz not null,
    edited_at       timestamptz,
    touched_at      timestamptz not null,
    decided_at      timestamptz,
    decided_by      text,
    decided_by_name text,
    reason          text,
    check (cardinality(path) = depth + 1),
    check (path[1] = root_id),
    check (depth = 0 or parent_id is not null),
    check ((state = 'REMOVED') = (text is null)),
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_by_name is null))
);

comment on column comment.parent_id is 'The comment that it answers, however deep; where it hangs in the tree is said by path.';
comment on column comment.root_id is 'The top comment of its thread; its own id for a top comment.';
comment on column comment.path is 'From the top of the thread down to itself. Ids grow with time, so this is the order of a thread read depth first, oldest first.';
comment on column comment.author is 'Subject of the token; made anonymous by an erasure.';
comment on column comment.author_name is 'As the author was called when the comment was written.';
comment on column comment.text is 'Plain text as it was written, in NFC; gone once the author removed it.';
comment on column comment.like_count is 'Rows of comment_like.';
comment on column comment.report_count is 'Reports since a moderator last approved it.';
comment on column comment.reply_count is 'Approved comments below it, at any depth.';
comment on column comment.shown is 'Whether readers see anything of it: the comment, or the place where one was because answers to it are there.';
comment on column comment.touched_at is 'When anything that readers see of it last changed, likes included.';

create index comment_top_by_time on comment (article_id, id) where depth = 0 and shown;
create index comment_top_by_likes on comment (article_id, like_count desc, id desc) where depth = 0 and shown;
create index comment_thread on comment (root_id, path) where depth > 0 and shown;
create index comment_queue on comment (state, id);
create index comment_of_article on comment (article_id, id);
create index comment_of_author on comment (author, id desc);
create index comment_reported on comment (id) where report_count > 0;
create index comment_answers on comment (parent_id);

create table comment_like (
    comment_id uuid        not null references comment (id) on delete cascade,
    reader     text        not null,
    liked_at   timestamptz not null,
    primary key (comment_id, reader)
);

create index comment_like_of_reader on comment_like (reader);

create table comment_report (
    comment_id  uuid        not null references comment (id) on delete cascade,
    reader      text        not null,
    reason      text        not null check (reason in ('SPAM', 'ABUSE', 'HATE', 'OFF_TOPIC', 'OTHER')),
    note        text        not null,
    settled     boolean     not null default false,
    reported_at timestamptz not null,
    primary key (comment_id, reader)
);

comment on column comment_report.settled is 'A moderator approved the comment since: the report counts no longer.';

create index comment_report_of_reader on comment_report (reader);

-- Who must not comment, and until when.
create table comment_ban (
    id              uuid        primary key,
    author          text        not null unique,
    author_name     text        not null,
    reason          text        not null,
    until           timestamptz,
    version         bigint      not null check (version > 0),
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text        not null
);

comment on column comment_ban.until is 'Null: until it is lifted.';

-- Articles that closed by their age: each publication closes once.
create table comment_closing (
    article_id   uuid        not null references article (id) on delete cascade,
    published_at timestamptz not null,
    closed_at    timestamptz not null,
    primary key (article_id, published_at)
);
