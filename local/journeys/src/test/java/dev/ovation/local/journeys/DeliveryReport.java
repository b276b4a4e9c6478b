package dev.ovation.local.journeys;

import dev.ovation.contracts.Topic;
import dev.ovation.local.journeys.DeliveryFigures.Return;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a run of sockets in tunnels did and found. */
final class DeliveryReport {
    private final DeliveryPlan plan;
    private final DeliveryFigures figures;
    private final Instant begun = Instant.now();
    private final List<String> findings = new ArrayList<>();
    private String sockets = "";
    private String load = "";
    private String topics = "";
    private int hidden;
    private int repeats;
    private List<DeliveryFire.Kill> kills = List.of();

    DeliveryReport(DeliveryPlan plan, DeliveryFigures figures) {
        this.plan = plan;
        this.figures = figures;
    }

    void sockets(int count, int streams, int gateways) {
        sockets = count + ", " + streams + ", " + gateways;
    }

    void load(Load made) {
        load = made.said().size() + ", " + made.takenBack() + ", "
                + made.given().size();
        findings.addAll(made.surprises());
    }

    void kills(List<DeliveryFire.Kill> made) {
        kills = made;
    }

    void topics(TopicTale tale) {
        topics = Arrays.stream(Topic.values())
                .map(topic -> topic.topicName() + "=" + tale.size(topic))
                .collect(Collectors.joining(", "));
        hidden = tale.hiddenOnes();
        repeats = tale.repeats();
    }

    void findings(List<String> found) {
        findings.addAll(found);
    }

    List<String> findings() {
        List<String> all = new ArrayList<>(figures.findings());
        all.addAll(findings);
        return all;
    }

    void write() {
        ResultFile.write(toString());
    }

    private String returns(Return kind) {
        int all = figures.returns(kind);
        int recovered = figures.recovered(kind);
        return String.format("%d of %d, %.2f %%", recovered, all, all == 0 ? 0 : 100.0 * recovered / all);
    }

    @Override
    public String toString() {
        return """
                # Delivery under fire, %s

                | | |
                |---|---|
                | command | `./ovation chaos delivery --minutes %d --seed %d` |
                | took | %d s |
                | Java, cores | %s, %d |
                | sockets, streams, gateways | %s |
                | lines said, taken back, gifts | %s |
                | kept events of the topics | %s |
                | of them hidden later; told again under their old id | %d; %d |
                | killed at, ready again after | %s |
                | connections cut, before their welcome | %d, %d |
                | other ends by close code | %s |
                | handshakes refused by status; 0 is no answer | %s |
                | `recovered:true` at the same gateway | %s |
                | `recovered:true` at the other gateway | %s |
                | `recovered:true` at a restarted gateway | %s |
                | oldest position brought | %.1f s |
                | events told again by a later connection | %d |
                | findings | %s |
                """.formatted(
                        begun.truncatedTo(ChronoUnit.SECONDS),
                        plan.minutes(),
                        plan.seed(),
                        Duration.between(begun, Instant.now()).toSeconds(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        sockets,
                        load,
                        topics,
                        hidden,
                        repeats,
                        kills.stream().map(DeliveryFire.Kill::toString).collect(Collectors.joining("; ")),
                        figures.cuts(),
                        figures.cutUnwelcomed(),
                        figures.closes(),
                        figures.refusals(),
                        returns(Return.SAME_GATEWAY),
                        returns(Return.OTHER_GATEWAY),
                        returns(Return.RESTARTED_GATEWAY),
                        figures.oldestPosition().toMillis() / 1e3,
                        figures.toldBefore(),
                        findings().isEmpty() ? "none" : findings());
    }
}
