package org.meridiem.content.media;

import java.util.UUID;

/// Somebody other than an article who shows pictures of the library. Every bean of this type is asked.
public interface MediaUse {

    /// What refers to the picture, in the plural, such as `authors`.
    String kind();

    /// How many refer to it.
    long count(UUID media);

    /// Its texts or its focal point changed. Called inside the transaction of the change.
    void changed(UUID media);
}
