package org.meridiem.newsletter.subscription;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.mail.EmailAddress;

/// Writes requests down. Nothing here looks at what is known of the address: that comes later, when nobody watches.
@Singleton
class RequestIntake {

    private final Newsletters newsletters;
    private final OptIns optIns;
    private final RequestLimits limits;

    RequestIntake(Newsletters newsletters, OptIns optIns, RequestLimits limits) {
        this.newsletters = newsletters;
        this.optIns = optIns;
        this.limits = limits;
    }

    /// Takes in one request.
    ///
    /// @throws ProblemException 422 for a newsletter that is not on offer, 429 when all the world asks at once
    @Transactional
    void take(SubscriptionRequest request, EmailAddress address) {
        List<UUID> wanted = resolve(request.newsletters());
        if (request.isFromRobot()) {
            return;
        }
        limits.takeFromWorld();
        optIns.request(address, wanted,
                new OptIns.Taste(request.language(), request.timeZone(),
                        request.sections() == null ? List.of() : request.sections()));
    }

    private List<UUID> resolve(List<String> slugs) {
        Map<String, UUID> known = newsletters.onOffer(slugs)
                .stream()
                .collect(Collectors.toMap(Newsletter::slug, Newsletter::id));
        ProblemException unknown = ProblemType.UNRESOLVED_REFERENCE.with("Not every newsletter asked for is on offer.");
        for (int i = 0; i < slugs.size(); i++) {
            if (!known.containsKey(slugs.get(i))) {
                unknown.at("/newsletters/" + i, "there is no newsletter of this name on offer");
            }
        }
        if (!unknown.errors().isEmpty()) {
            throw unknown;
        }
        return new LinkedHashSet<>(slugs).stream().map(known::get).toList();
    }
}
