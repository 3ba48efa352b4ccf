package org.meridiem.newsletter.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.testkit.MailResource;

/// The service with a mail server that misbehaves as asked, and little patience, behind a proxy that tells whose requests it passes on.
public final class FaultyMailProfile extends NewsletterProfile {

    /// What one network may ask for.
    public static final int REQUESTS = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("meridiem.mail.timeout", "1500ms");
        overrides.put("meridiem.delivery.retry-after", "100ms,100ms");
        overrides.put("meridiem.http.behind-proxy", "true");
        overrides.put("meridiem.http.trusted-proxies", "127.0.0.0/8");
        overrides.put("meridiem.subscription.requests-per-network", Integer.toString(REQUESTS));
        return overrides;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        var resources = new ArrayList<>(super.testResources());
        resources.removeIf(resource -> resource.getClazz() == MailResource.class);
        resources.add(new TestResourceEntry(ScriptedSmtpResource.class));
        return resources;
    }
}
