package org.meridiem.newsletter.bounce;

import java.net.URI;
import java.security.cert.X509Certificate;

/// What has to be fetched from Amazon. The addresses are checked before.
interface SnsWeb {

    /// A signing certificate.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 503 when it cannot be had now
    X509Certificate certificate(URI address);

    /// Opens an address that agrees to something by being opened.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 503 when it cannot be opened now
    void visit(URI address);
}
