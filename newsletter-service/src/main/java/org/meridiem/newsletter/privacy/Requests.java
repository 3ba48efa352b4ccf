package org.meridiem.newsletter.privacy;

import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.meridiem.newsletter.mailedlink.LinkPurpose;
import org.meridiem.newsletter.mailedlink.MailedLinks;

/// What the holder of a fresh link may have done, once. The link is used up in the same transaction.
@Singleton
class Requests {

    private final MailedLinks links;
    private final PersonalFiles files;
    private final Erasure erasure;

    Requests(MailedLinks links, PersonalFiles files, Erasure erasure) {
        this.links = links;
        this.files = files;
        this.erasure = erasure;
    }

    /// A copy of all data; empty when the link is of no use.
    @Transactional
    Optional<PersonalData> export(String token) {
        return links.use(LinkPurpose.EXPORT, token).map(files::of);
    }

    /// Deletes all data.
    ///
    /// @return false when the link is of no use
    @Transactional
    boolean erase(String token) {
        return links.use(LinkPurpose.ERASE, token).map(subscriber -> {
            erasure.erase(subscriber);
            return true;
        }).orElse(false);
    }
}
