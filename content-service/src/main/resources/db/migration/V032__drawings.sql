-- Drawings without pixels are taken too, cleaned.

alter table media drop constraint media_content_type_check;
alter table media add constraint media_content_type_check check (content_type in ('image/jpeg', 'image/png', 'image/svg+xml'));

comment on column media.width is 'Of the master, or of the box of a drawing, in pixels.';
comment on column media.height is 'Of the master, or of the box of a drawing, in pixels.';
