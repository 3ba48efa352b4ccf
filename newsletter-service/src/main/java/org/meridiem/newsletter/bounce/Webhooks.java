package org.meridiem.newsletter.bounce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.meridiem.kit.inbox.Inbox;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import io.quarkus.arc.All;

/// Takes in what providers report. A call and all that it reports are one transaction: after a crash the provider sends it again.
@Singleton
class Webhooks {

    private final Map<String, Provider> providers;
    private final Bounces bounces;
    private final Inbox inbox;

    Webhooks(@All List<Provider> providers, Bounces bounces, Inbox inbox) {
        this.providers = providers.stream().filter(Provider::isConfigured)
                .collect(Collectors.toMap(Provider::name, Function.identity()));
        this.bounces = bounces;
        this.inbox = inbox;
    }

    /// @throws ProblemException 404 for a provider that is not configured, 401, 400
    @Transactional
    void take(String name, Provider.Hook hook) {
        Provider provider = providers.get(name);
        if (provider == null) {
            throw ProblemType.NOT_FOUND.with("No reports are taken from this provider.");
        }
        Provider.Call call = provider.read(hook);
        if (inbox.firstTime("bounces-" + name,
                UUID.nameUUIDFromBytes(call.signature().getBytes(StandardCharsets.UTF_8)))) {
            call.reports().forEach(bounces::take);
        }
    }
}
