-- How texts become words that can be looked for: one text search configuration for each language that PostgreSQL knows, which forgets accents.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Which configuration reads a text. What is not here is read by meridiem_simple.
create table search_language (
    subtag        text primary key check (subtag ~ '^[a-z]{2,8}$'),
    configuration text not null check (configuration ~ '^meridiem_[a-z]+$')
);

comment on table search_language is 'From the first subtag of a BCP 47 tag to a text search configuration of this database.';

do $$
declare
    language record;
begin
    for language in
        select * from (values
            ('simple', '{}'), ('arabic', '{ar}'), ('armenian', '{hy}'), ('basque', '{eu}'), ('catalan', '{ca}'), ('danish', '{da}'), ('dutch', '{nl}'),
            ('english', '{en}'), ('finnish', '{fi}'), ('french', '{fr}'), ('german', '{de}'), ('greek', '{el}'), ('hindi', '{hi}'), ('hungarian', '{hu}'),
            ('indonesian', '{id}'), ('irish', '{ga}'), ('italian', '{it}'), ('lithuanian', '{lt}'), ('nepali', '{ne}'), ('norwegian', '{no,nb,nn}'),
            ('portuguese', '{pt}'), ('romanian', '{ro}'), ('russian', '{ru}'), ('serbian', '{sr}'), ('spanish', '{es}'), ('swedish', '{sv}'),
            ('tamil', '{ta}'), ('turkish', '{tr}'), ('yiddish', '{yi}')) as known (name, subtags)
    loop
        -- An older PostgreSQL knows fewer; their texts are read without stems.
        continue when not exists (select from pg_ts_config where cfgname = language.name and cfgnamespace = 'pg_catalog'::regnamespace);
        execute format('create text search configuration %I (copy = pg_catalog.%I)', 'meridiem_' || language.name, language.name);
        execute format('alter text search configuration %I alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, %I',
            'meridiem_' || language.name, case language.name when 'simple' then 'simple' else language.name || '_stem' end);
        -- Parts of addresses are no words that anybody looks for; the address as a whole is.
        execute format('alter text search configuration %I drop mapping if exists for url_path', 'meridiem_' || language.name);
        insert into search_language (subtag, configuration)
        select unnest(language.subtags::text[]), 'meridiem_' || language.name;
    end loop;
end
$$;
