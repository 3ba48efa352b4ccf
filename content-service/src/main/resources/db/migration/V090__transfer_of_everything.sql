-- Redirects, comments and what the site says of itself are recognised when they come again, too.

alter table transfer_mapping
    drop constraint transfer_mapping_kind_check,
    add constraint transfer_mapping_kind_check
        check (kind in ('section', 'tag', 'author', 'media', 'article', 'redirect', 'comment', 'site'));
