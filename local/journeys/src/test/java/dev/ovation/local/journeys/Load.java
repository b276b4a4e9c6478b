package dev.ovation.local.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Chat and gifts at a steady rate from people who repeat every unsettled request, with the same id, until it is settled.
 * What was acknowledged is written down.
 */
final class Load implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final ExecutorService workers = Executors.newFixedThreadPool(48);
    private final ConcurrentLinkedQueue<String> openWork = new ConcurrentLinkedQueue<>();
    private final Map<String, String> saidIds = new ConcurrentHashMap<>();
    private final Map<String, String> giftIds = new ConcurrentHashMap<>();
    private final Map<String, String> takenBackIds = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<Line> said = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private final List<Api> doors;
    private final List<Api.Person> people = new ArrayList<>();
    private final List<UUID> streams;
    private final String roseId;

    /** One that was acknowledged. */
    private record Line(Api.Person author, UUID stream, String id) {}

    Load(List<Api> doors, UUID stream, int crowd) {
        this(doors, List.of(stream), crowd);
    }

    /** All over these streams. */
    Load(List<Api> doors, List<UUID> streams, int crowd) {
        this.doors = doors;
        this.streams = streams;
        for (int i = 0; i < crowd; i++) {
            Api.Person person = doors.get(0).newcomer("load");
            people.add(person);
        }
        Api.Answer gifts = doors.get(0).read("/api/gifts");
        this.roseId = gifts.body().path("items").get(0).path("id").asText();
    }

    void start(int linesPerSecond, int giftsPerSecond) {
        repeat(linesPerSecond, this::sayOne);
        repeat(giftsPerSecond, this::giveOne);
    }

    private void repeat(int perSecond, Runnable one) {
        if (perSecond > 0) {
            clock.scheduleAtFixedRate(one, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        }
    }

    /** Authors take back lines they have just said. */
    void takeBack(int linesPerSecond) {
        repeat(linesPerSecond, this::takeBackOne);
    }

    /** Something else at a steady rate, as long as the load lasts; nobody asks what came of it. */
    void also(int perSecond, Runnable one) {
        repeat(perSecond, () -> workers.execute(one));
    }

    void sayOne() {
        UUID id = UUID.randomUUID();
        work("say " + id, 201, saidIds, door -> {
            Api.Answer answer = door.say(who(id), where(id), "line " + id, id);
            if (answer.status() == 201) {
                said.addLast(
                        new Line(who(id), where(id), answer.body().path("id").asText()));
            }
            return answer;
        });
    }

    private void takeBackOne() {
        Line line = said.pollLast();
        if (line != null) {
            work("take back " + line.id(), 204, takenBackIds, door -> {
                Api.Answer answer = door.takeBack(line.author(), line.stream(), line.id());
                // a repetition of what was done finds nothing any more
                return answer.status() == 404 ? new Api.Answer(204, answer.body()) : answer;
            });
        }
    }

    void giveOne() {
        UUID key = UUID.randomUUID();
        work("gift " + key, 201, giftIds, door -> door.gift(who(key), where(key), roseId, 1, key.toString()));
    }

    private Api.Person who(UUID id) {
        return people.get(Math.floorMod(id.hashCode(), people.size()));
    }

    private UUID where(UUID id) {
        return streams.get(Math.floorMod(id.getLeastSignificantBits(), streams.size()));
    }

    private interface Request {
        Api.Answer ask(Api door);
    }

    private void work(String name, int wanted, Map<String, String> acknowledged, Request request) {
        openWork.add(name);
        workers.execute(() -> {
            try {
                settle(name, wanted, acknowledged, request);
            } catch (InterruptedException e) {
                surprises.add(name + " was interrupted");
            } finally {
                openWork.remove(name);
            }
        });
    }

    private void settle(String name, int wanted, Map<String, String> acknowledged, Request request)
            throws InterruptedException {
        int first = Math.floorMod(name.hashCode(), doors.size());
        for (int attempt = 0; attempt < 120; attempt++) {
            Api.Answer answer = request.ask(doors.get((first + attempt) % doors.size()));
            if (answer.status() == wanted) {
                acknowledged.put(name, answer.body().path("id").asText());
                return;
            }
            if (answer.settled() && answer.status() != 409) {
                surprises.add(name + " " + answer);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(Api.REPEAT.toMillis());
        }
        surprises.add(name + " was never settled");
    }

    /** Stops making new requests; {@link #settled} tells when the open ones are done. */
    void stop() {
        clock.shutdown();
    }

    boolean settled() {
        return openWork.isEmpty();
    }

    int inFlight() {
        return openWork.size();
    }

    /** Acknowledged message ids by request. */
    Map<String, String> said() {
        return new HashMap<>(saidIds);
    }

    int takenBack() {
        return takenBackIds.size();
    }

    /** Acknowledged gift ids by request. */
    Map<String, String> given() {
        return new HashMap<>(giftIds);
    }

    /** Answers no client should have got. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    List<Api.Person> people() {
        return people;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }
}
