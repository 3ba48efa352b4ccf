-- What a front end needs of the site beside its names.

alter table site add column settings jsonb not null default '{}';

comment on column site.settings is 'Description, copyright line, time zone, links of menu and footer and the like. Sections in links are named by id.';

-- Links are JSON, which no foreign key reaches: these sections are in use by them.
create table site_section (
    section_id uuid primary key references section (id)
);
