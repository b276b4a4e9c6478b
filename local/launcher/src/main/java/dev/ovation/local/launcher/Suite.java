package dev.ovation.local.launcher;

import dev.ovation.local.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All parts of one running suite. Starts engines, then services, stops in the opposite order, and tells its state in
 * {@code status.json}. {@link #start} and {@link #stop} may be called from different threads.
 */
final class Suite implements Part.Watcher {

    private final StateFolder state;
    private final UpPlan plan;
    private final Display display;
    private final Engines engines;
    private final Addresses addresses;
    private final Media media;
    private final ClassArchives archives;
    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;
    private volatile boolean proven;
    /** Whether status.json says how things are; guarded by the parts. */
    private boolean told = true;

    Suite(StateFolder state, UpPlan plan, Display display) {
        this.state = state;
        this.plan = plan;
        this.display = display;
        Secrets secrets = Secrets.in(state.path());
        Ports ports = new Ports(state.file("ports.properties"));
        this.addresses = new Addresses(plan, ports);
        this.engines = new Engines(state, secrets, ports.near("postgres", 0), ports.near("kafka", 0));
        this.media = new Media(
                state,
                plan,
                display,
                secrets,
                ports.near("livekit", plan.gatewayPort() == Service.GATEWAY.usualPort() ? 7880 : 0));
        ports.remember();
        this.archives = new ClassArchives(SuiteOptions.home(), state, display, plan.archives());
    }

    /** Starts everything and returns when it is proven to work; throws when it can't. */
    void start() {
        Part postgres = launch(
                "postgres", 1, portOf(engines.postgres().jdbcUrl()), engines::startPostgres, () -> PartState.READY);
        Part kafka = launch(
                "kafka", 1, portOf(engines.kafka().bootstrapServers()), engines::startKafka, () -> PartState.READY);
        media.begin(this);
        awaitAll(List.of(postgres, kafka));
        if (plan.infrastructureOnly()) {
            tellDevelopers();
            return;
        }
        List<Part> services = new ArrayList<>();
        for (Service service : Service.values()) {
            services.addAll(launch(service));
        }
        awaitAll(services);
        new ProbeEvent(new Gateway(url())).pass();
        proven = true;
        changed();
        archives.makeMissing();
    }

    /** The first gateway's address, as a person types it. */
    String url() {
        return "http://localhost:" + addresses.of(Service.GATEWAY).get(0).port();
    }

    /** Stops gateways, then services, then the engines; blocks until all are gone. Safe to repeat. */
    synchronized void stop() {
        stopping = true;
        archives.close();
        media.stop();
        stopAll(parts.stream().filter(part -> part.name().equals("gateway")).toList());
        stopAll(parts.stream()
                .filter(part -> Service.named(part.name()).isPresent())
                .toList());
        stopAll(parts.stream().filter(part -> part.name().equals("livekit")).toList());
        stopAll(parts);
        parts.clear();
    }

    /** Starts one part, unless the suite is being stopped. */
    Part launch(String name, int instance, int port, Part.Starter starter, Part.Probe probe) {
        Part part = new Part(name, instance, port, starter, probe, this);
        if (stopping) {
            throw new LauncherFailed(ExitCode.FAILED, "stopped while starting");
        }
        parts.add(part);
        return part.start();
    }

    /** Restarts what knows the media server, after it has changed. */
    void renewMediaUsers() {
        parts.stream()
                .filter(part -> part.name().equals(Service.STREAM.moduleName())
                        || part.name().equals("gateway"))
                .forEach(Part::renew);
    }

    @Override
    public void ready(Part part, Duration took) {
        display.part(part.label(), "ready", "127.0.0.1:" + part.port(), took);
    }

    @Override
    public void failed(Part part, RuntimeException failure) {
        display.line(String.format("%-17s %s", part.label(), LauncherFailed.wordsOf(failure)));
    }

    @Override
    public void died(Part part, int status, Duration pause) {
        String how = status < 0 ? "could not be started" : "ended with status " + status;
        display.line(String.format(
                "%-17s %s, starting it again in %.1f s (log: ./ovation logs %s)",
                part.label(), how, pause.toMillis() / 1000.0, part.name()));
    }

    @Override
    public void changed() {
        // not the lock of stop(), which waits for parts that report their end through here
        synchronized (parts) {
            try {
                status().writeTo(state.file("status.json"));
                told = true;
            } catch (RuntimeException failure) {
                // the suite runs on, also where the disk is full; once is enough to say it
                if (told) {
                    display.line("ovation: status can't be told: " + LauncherFailed.wordsOf(failure));
                }
                told = false;
            }
        }
    }

    SuiteStatus status() {
        List<SuiteStatus.PartStatus> all = parts.stream()
                .sorted(Comparator.comparing(Part::name).thenComparing(Part::instance))
                .map(Suite::statusOf)
                .toList();
        return new SuiteStatus(proven ? url() : null, all, engines.postgres(), engines.kafka(), media.status());
    }

    private List<Part> launch(Service service) {
        List<Part> launched = new ArrayList<>();
        List<ServiceProcess.Address> instances = addresses.of(service);
        for (int index = 0; index < instances.size(); index++) {
            ServiceProcess.Address address = instances.get(index);
            ServiceProcess process =
                    new ServiceProcess(state, service, index + 1, address, () -> settings(service), archives);
            launched.add(launch(service.moduleName(), index + 1, address.port(), process::start, process::ask));
        }
        return launched;
    }

    private ServiceSettings settings(Service service) {
        ServiceSettings base = engines.settings(service);
        return PeerSettings.add(base, service, addresses, media.access());
    }

    private void tellDevelopers() {
        display.line("");
        for (Service service : Service.values()) {
            String file =
                    DevelopmentSettings.write(state, service, settings(service)).toString();
            display.line("./mvnw quarkus:dev -pl " + service.moduleName() + " -Dquarkus.config.locations=" + file);
        }
    }

    private static SuiteStatus.PartStatus statusOf(Part part) {
        return new SuiteStatus.PartStatus(
                part.name(),
                part.instance(),
                part.pid(),
                "127.0.0.1",
                part.port(),
                part.state().word(),
                part.restarts());
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.replaceFirst(".*:(\\d+).*", "$1"));
    }

    private static void awaitAll(List<Part> waitedFor) {
        try {
            CompletableFuture.allOf(waitedFor.stream().map(Part::firstReady).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            @Nullable Throwable cause = e.getCause();
            throw new LauncherFailed(
                    ExitCode.FAILED,
                    Optional.ofNullable(cause).map(Throwable::getMessage).orElse("a part failed"),
                    e);
        }
    }

    private static void stopAll(List<Part> some) {
        CompletableFuture.allOf(some.stream()
                        .map(part -> CompletableFuture.runAsync(part::stop, task -> new Thread(task, "stop").start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
