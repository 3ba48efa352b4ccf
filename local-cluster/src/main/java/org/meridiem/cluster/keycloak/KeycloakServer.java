package org.meridiem.cluster.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.process.Await;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.ProcessServer;

/// One Keycloak with the local realm.
///
/// What people change in it survives a restart. When the realm files change, it begins anew from them: users of the
/// overlay have fixed ids, so that what they wrote stays theirs.
public final class KeycloakServer extends ProcessServer {

    /// The name and the password of the administrator of Keycloak itself (realm `master`).
    public static final String ADMINISTRATOR = "admin";

    /// The password of the administrator.
    public static final String ADMINISTRATOR_PASSWORD = "local";

    private static final int HEAP_MEGABYTES = 320;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Layout layout;
    private final Endpoints endpoints;
    private final Consumer<String> progress;

    /// Prepares nothing yet.
    ///
    /// @param layout where data lie
    /// @param endpoints where to listen
    /// @param processes the cluster's child processes
    /// @param progress hears of the slow steps
    public KeycloakServer(Layout layout, Endpoints endpoints, ChildProcesses processes, Consumer<String> progress) {
        super(Part.KEYCLOAK, processes);
        this.layout = layout;
        this.endpoints = endpoints;
        this.progress = progress;
    }

    @Override
    protected void prepare() throws IOException {
        RealmFile realm = RealmFile.merged(layout.realm(), layout.realmOverlay());
        KeycloakDistribution distribution = new KeycloakDistribution(layout, processes(), progress);
        Path fingerprint = home().resolve("realm-fingerprint");
        boolean known = Files.exists(fingerprint);
        if (!known || !Files.readString(fingerprint).equals(realm.fingerprint())) {
            if (known) {
                progress.accept("The realm files have changed: Keycloak begins anew from them");
            }
            Layout.delete(home());
            copy(distribution.database(realm), home().resolve("data/h2"));
            Files.writeString(fingerprint, realm.fingerprint());
        }
        KeycloakDistribution.linkParts(distribution.built(), home());
    }

    @Override
    protected Command command() {
        List<String> arguments = List.of("start", "--optimized", "--cache=local", "--http-enabled=true",
                "--http-host=" + Endpoints.HOST,
                "--http-port=" + endpoints.ports().of(Port.KEYCLOAK),
                "--http-management-port=" + endpoints.ports().of(Port.KEYCLOAK_MANAGEMENT),
                "--hostname=" + endpoints.keycloak(),
                "--log-level=info,io.smallrye.health:error");
        Map<String, String> administrator = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD);
        return new Command(part().id(), KeycloakDistribution.java(HEAP_MEGABYTES, home(), arguments), administrator,
                home(), Command.Signal.TERM);
    }

    @Override
    protected void awaitReady(ChildProcess started) {
        URI health = URI.create(
                "http://" + Endpoints.HOST + ":" + endpoints.ports().of(Port.KEYCLOAK_MANAGEMENT) + "/health/ready");
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Await.ready("Keycloak", started, PATIENCE, Await.ok(client, health));
        }
    }

    private Path home() {
        return layout.data(Part.KEYCLOAK);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
