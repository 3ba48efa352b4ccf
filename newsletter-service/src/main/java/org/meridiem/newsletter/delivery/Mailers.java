package org.meridiem.newsletter.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.mail.MailConfig;

/// Which servers carry which stream.
@Singleton
class Mailers {

    private static final String DEFAULT = "default";

    private final MailConfig config;
    private final DeliveryConfig delivery;

    Mailers(MailConfig config, DeliveryConfig delivery) {
        this.config = config;
        this.delivery = delivery;
    }

    /// The stream's servers with their shares of its connections: as their weights are, but one at least.
    List<Mailer> of(Stream stream) {
        int connections = stream.of(delivery).connections();
        List<Map.Entry<String, MailConfig.Mailer>> own = config.mailers().entrySet().stream()
                .filter(entry -> Stream.of(entry.getValue().serves()) == stream)
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .toList();
        if (own.isEmpty()) {
            return List.of(new Mailer(DEFAULT, stream, config, connections, 0, Optional.empty()));
        }
        int weights = own.stream().mapToInt(entry -> entry.getValue().weight()).sum();
        return own.stream().map(entry -> {
            MailConfig.Mailer mailer = entry.getValue();
            int share = Math.max(1, Math.round((float) connections * mailer.weight() / Math.max(1, weights)));
            return new Mailer(entry.getKey(), stream, mailer, share, mailer.perSecond(), mailer.warmUp());
        }).toList();
    }
}
