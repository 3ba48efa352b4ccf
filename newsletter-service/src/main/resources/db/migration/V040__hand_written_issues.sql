-- What stands before an issue's articles besides its intro, and what mail programs show beside its subject.
alter table issue
    add column blocks jsonb check (jsonb_typeof(blocks) = 'array'),
    add column preheader text check (length(preheader) <= 200);
comment on column issue.blocks is 'Typed blocks, checked and cleaned by the service before it writes; null for none';
comment on column issue.preheader is 'An editor''s own; made out of the words or the first article when null';
