package org.meridiem.content.caching;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jboss.logging.Logger;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;

/// Brotli by the native library, where there is one for this machine. Costs ten times what gzip costs and saves another tenth of the bytes,
/// so it is for answers that are asked for again and again, and never on the event loop.
final class Brotli {

    private static final Logger LOG = Logger.getLogger(Brotli.class);
    private static final int QUALITY = 7;
    private static final boolean AVAILABLE = load();

    private Brotli() {
    }

    private static boolean load() {
        if (Brotli4jLoader.isAvailable()) {
            return true;
        }
        LOG.infof("no Brotli on this machine: %s", String.valueOf(Brotli4jLoader.getUnavailabilityCause()));
        return false;
    }

    static boolean isAvailable() {
        return AVAILABLE;
    }

    static byte[] compress(byte[] body) {
        try {
            return Encoder.compress(body, new Encoder.Parameters().setQuality(QUALITY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
