-- Who belongs to which team, and where else an author is known.

create table author_member (
    team_id   uuid    not null references author (id) on delete cascade,
    person_id uuid    not null references author (id),
    position  integer not null,
    primary key (team_id, person_id),
    check (team_id <> person_id)
);

comment on table author_member is 'Persons of a team, in the order in which readers see them. A team is no member of another team.';

create index author_member_person on author_member (person_id);

alter table author add column same_as text[] not null default '{}';

comment on column author.same_as is 'Addresses of pages elsewhere that are about the same author: schema.org sameAs.';
