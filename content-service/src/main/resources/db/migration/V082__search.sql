-- Full text search over what is public.

create table search_document (
    article_id    uuid        primary key references published_article (article_id) on delete cascade,
    configuration text        not null,
    published_at  timestamptz not null,
    updated_at    timestamptz not null,
    sort_title    text        collate "C" not null,
    facets        text[]      not null,
    words         tsvector    not null
);

comment on table search_document is 'One row for each article that readers see, and for no other: written when it is published, deleted with its publicity.';
comment on column search_document.words is 'Weights: A headline, B dek and takeaways, C names of tags, authors and section and the questions, D body.';
comment on column search_document.facets is 'As in published_listing, for filters and counts beside a search.';

-- Read for ranking and phrases only; out of the way of everything else, and not compressed because that would be undone for each.
alter table search_document alter column words set storage external;
alter table search_document alter column facets set storage main;
alter table search_document alter column sort_title set storage main;
alter table search_document set (toast_tuple_target = 128);

-- Without a list of pending entries no reader pays for a writer's words.
create index search_document_words on search_document using gin (words) with (fastupdate = off);
create index search_document_configuration on search_document (configuration);

-- Every word of public texts as it is written, without accents, for beginnings of words and for misspellings.
create table search_word (
    word  text collate "C" primary key check (char_length(word) between 3 and 40),
    latin text not null
);

comment on column search_word.latin is 'The word in letters from a to z: trigrams of other letters depend on the locale that the database was made with.';

create index search_word_latin on search_word using gin (latin gin_trgm_ops) with (fastupdate = off);

create function unlist_search_document() returns trigger language plpgsql as $$
begin
    -- Nobody who is just publishing (they hold it shared) may count on a word that goes here.
    perform pg_advisory_xact_lock(hashtext('meridiem search words'));
    delete from search_document where article_id = old.article_id;
    delete from search_word w
    using (select distinct word from unnest(tsvector_to_array(to_tsvector('meridiem_simple',
        coalesce(left(old.body_text, 150000), '') || ' ' || coalesce(convert_from(old.card, 'UTF8'), '')))) word) own
    where w.word = own.word and not exists (
        select from (select distinct configuration from search_language union select 'meridiem_simple') c (name)
            cross join lateral (select plainto_tsquery(c.name::regconfig, w.word) as query) q
        where exists (select from search_document d where d.configuration = c.name)
            and (numnode(q.query) = 0 or exists (select from search_document d where d.configuration = c.name and d.words @@ q.query)));
    return null;
end
$$;

-- Whatever takes an article from readers takes it from the search in the same transaction.
create trigger published_article_leaves_search after update of state on published_article for each row
    when (old.state = 'PUBLISHED' and new.state <> 'PUBLISHED') execute function unlist_search_document();

-- Articles that are public already: enough to be found at once; their questions follow with the renewal of each.
insert into search_document (article_id, configuration, published_at, updated_at, sort_title, facets, words)
select p.article_id, coalesce(l.configuration, 'meridiem_simple'), p.published_at, p.updated_at, p.sort_title,
    article_facets(p.section_slugs, p.tag_slugs, p.author_slugs, p.kind, p.language, p.featured),
    setweight(to_tsvector(coalesce(l.configuration, 'meridiem_simple')::regconfig, convert_from(p.card, 'UTF8')::jsonb ->> 'headline'), 'A')
        || setweight(to_tsvector(coalesce(l.configuration, 'meridiem_simple')::regconfig, convert_from(p.card, 'UTF8')::jsonb ->> 'dek'), 'B')
        || setweight(to_tsvector(coalesce(l.configuration, 'meridiem_simple')::regconfig, left(p.body_text, 150000)), 'D')
from published_article p left join search_language l on l.subtag = split_part(lower(p.language), '-', 1)
where p.state = 'PUBLISHED';

insert into reprojection (article_id) select article_id from published_article where state = 'PUBLISHED';
