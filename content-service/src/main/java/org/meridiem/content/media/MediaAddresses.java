package org.meridiem.content.media;

import java.net.URI;

/// Where readers' browsers find this service. Implemented by whoever knows the site's configured address.
public interface MediaAddresses {

    /// The public address of a path of this service.
    ///
    /// @param path begins with `/`
    URI of(String path);
}
