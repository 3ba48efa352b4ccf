package org.meridiem.content.author;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.media.MediaUse;

/// Pictures in use as authors' avatars.
@ApplicationScoped
class AuthorAvatars implements MediaUse {

    private final AuthorRepository authors;
    private final ArticleLinks articles;

    AuthorAvatars(AuthorRepository authors, ArticleLinks articles) {
        this.authors = authors;
        this.articles = articles;
    }

    @Override
    public String kind() {
        return "authors";
    }

    @Override
    public long count(UUID media) {
        return authors.countByAvatar(media);
    }

    @Override
    public void changed(UUID media) {
        // Bylines show the avatar.
        authors.byAvatar(media).forEach(author -> articles.changed(ArticleLinks.Target.AUTHOR, author.id()));
    }
}
