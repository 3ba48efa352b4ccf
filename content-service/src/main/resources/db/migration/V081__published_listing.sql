-- Lists whose cost does not grow with the number of articles.
--
-- An index over an array finds all articles with a tag and then sorts them; an index over dates passes all articles until enough have the tag. Either
-- grows with the corpus for some tag. Here is one narrow row for each thing that an article can be found by, in the order of each list.

create function article_facets(section_slugs text[], tag_slugs text[], author_slugs text[], kind text, language text, featured boolean)
    returns text[] language sql immutable parallel safe as $$
    select array(select distinct facet from (
        select 'section/' || slug from unnest(section_slugs) slug
        union all select 'tag/' || slug from unnest(tag_slugs) slug
        union all select 'author/' || slug from unnest(author_slugs) slug
        union all select 'kind/' || kind
        -- en-GB is found by en-gb and by en.
        union all select 'language/' || array_to_string(subtags[1:n], '-')
            from string_to_array(lower(language), '-') subtags, generate_series(1, cardinality(subtags)) n
        union all select 'featured/' || featured::text) all_facets (facet) order by facet)
$$;

create table published_listing (
    facet        text        collate "C" not null,
    article_id   uuid        not null references published_article (article_id) on delete cascade,
    published_at timestamptz not null,
    updated_at   timestamptz not null,
    sort_title   text        collate "C" not null
);

comment on table published_listing is 'Derived from published_article by a trigger: what lists are read from.';
comment on column published_listing.facet is 'Kind and name of what an article is found by: section/ai, tag/tea, author/ana-lima, kind/article, language/en, featured/true.';

-- The first also answers whether an article has a facet.
create index published_listing_newest on published_listing (facet, published_at desc, article_id desc);
create index published_listing_updated on published_listing (facet, updated_at desc, article_id desc);
create index published_listing_title on published_listing (facet, sort_title, article_id);
create index published_listing_article on published_listing (article_id);

-- The planner must know a common tag from a rare one.
alter table published_listing alter column facet set statistics 2000;

create function list_published_article() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from published_listing where article_id = old.article_id;
    end if;
    if new.state = 'PUBLISHED' then
        insert into published_listing (facet, article_id, published_at, updated_at, sort_title)
        select facet, new.article_id, new.published_at, new.updated_at, new.sort_title
        from unnest(article_facets(new.section_slugs, new.tag_slugs, new.author_slugs, new.kind, new.language, new.featured)) facet;
    end if;
    return null;
end
$$;

create trigger published_article_is_listed after insert on published_article for each row execute function list_published_article();
create trigger published_article_is_listed_anew after update on published_article for each row
    when ((old.state, old.section_slugs, old.tag_slugs, old.author_slugs, old.kind, old.language, old.featured, old.published_at, old.updated_at, old.sort_title)
        is distinct from
        (new.state, new.section_slugs, new.tag_slugs, new.author_slugs, new.kind, new.language, new.featured, new.published_at, new.updated_at, new.sort_title))
    execute function list_published_article();

insert into published_listing (facet, article_id, published_at, updated_at, sort_title)
select facet, article_id, published_at, updated_at, sort_title
from published_article, unnest(article_facets(section_slugs, tag_slugs, author_slugs, kind, language, featured)) facet
where state = 'PUBLISHED';

analyze published_listing;

-- Site maps, without a look at the wide rows.
create index published_article_sitemap on published_article (published_at, article_id) include (updated_at, slug) where state = 'PUBLISHED';
