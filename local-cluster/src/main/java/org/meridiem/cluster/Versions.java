package org.meridiem.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The versions of the servers, as the build resolved them.
public enum Versions {
    /// PostgreSQL's binaries.
    POSTGRES("postgres"),
    /// Keycloak.
    KEYCLOAK("keycloak");

    private static final Properties NUMBERS = read();
    private final String key;

    Versions(String key) {
        this.key = key;
    }

    /// @return the version number
    public String number() {
        return NUMBERS.getProperty(key);
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("versions.properties cannot be read", e);
        }
    }
}
