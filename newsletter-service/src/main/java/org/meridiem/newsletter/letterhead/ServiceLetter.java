package org.meridiem.newsletter.letterhead;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.block.Intro;

/// A mail that is no issue: a few words, one button, the small print.
///
/// @param siteName   whose mail it is
/// @param siteUrl    the news site
/// @param language   BCP 47 tag
/// @param title      stands over it
/// @param preheader  what mail programs show beside the subject
/// @param words      what it says
/// @param names      a list below the words, may be empty
/// @param after      a sentence below the list, may be empty
/// @param button     what the reader may do; null for nothing
/// @param smallPrint what else has to be said
/// @param footer     more ways to go
public record ServiceLetter(String siteName, String siteUrl, String language, String title, String preheader,
        Intro words, List<String> names, String after, @Nullable Link button, String smallPrint, List<Link> footer) {

    /// Copies the lists.
    public ServiceLetter {
        names = List.copyOf(names);
        footer = List.copyOf(footer);
    }

    /// A way to go.
    ///
    /// @param label the words on it
    /// @param url   where it leads
    public record Link(String label, String url) {
    }

    /// `rtl` or `ltr`.
    public String direction() {
        return Tongue.direction(language);
    }

    /// The document for mail programs that show HTML.
    public String html() {
        return LetterheadTemplates.serviceLetter(this).render();
    }

    /// The same in plain text.
    public String text() {
        return PlainText.wrap(LetterheadTemplates.serviceLetterText(this).render());
    }
}
