-- Words that stand in nearly every article are found fastest by walking from the newest article on.
create index search_document_newest on search_document (configuration, published_at desc, article_id desc);
drop index search_document_configuration;
