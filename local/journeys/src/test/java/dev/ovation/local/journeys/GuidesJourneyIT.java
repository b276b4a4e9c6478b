package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guides tell people to run, run as it stands there. */
class GuidesJourneyIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void shouldRunEveryBlockOfTheFirstClient() throws Exception {
        // Given
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        Matcher block = BLOCK.matcher(Project.read("docs/guides/first-client.md"));
        while (block.find()) {
            script.append(block.group(1)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("guide.sh"), script.toString());

        // When
        String printed = run("OVATION", SharedSuite.get().gateways().get(0).toString(), "bash", file.toString());

        // Then: status, lease, viewer, the same seq twice, one line, balance, coins, reason
        List<String> lines = printed.lines().toList();
        assertEquals(9, lines.size(), printed);
        assertEquals("live", lines.get(0));
        assertEquals("30", lines.get(1));
        assertTrue(lines.get(2).startsWith("grace-"), printed);
        assertEquals(lines.get(3), lines.get(4), "a repeat is the first message again");
        assertEquals("1", lines.get(5));
        assertEquals("997", lines.get(6));
        assertEquals("3", lines.get(7));
        assertEquals("creator", lines.get(8));
    }

    @Test
    void shouldHaveEveryCommandOfTheReadmeRunBySomeTest() {
        // When
        List<String> commands = BLOCK.matcher(Project.read("README.md"))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();

        // Then: the first is what Suite runs for all journeys here, the second is what runs this test
        assertEquals(List.of("./ovation up", "./ovation test"), commands);
        assertTrue(SharedSuite.get().status().path("url").asText().startsWith("http://localhost:"));
        assertTrue(Project.read(".ci/run").contains("./ovation test"));
    }

    @Test
    void shouldRunTheConsumer() throws Exception {
        // Given: one gift at least
        URI gateway = SharedSuite.get().gateways().get(0);
        Api api = new Api(gateway);
        UUID stream = api.liveStream(api.newcomer("consumed"));
        Api.Person fan = api.newcomer("consumer");
        String rose = api.get("/api/gifts", null)
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        Api.expect(api.gift(fan, stream, rose, 1, UUID.randomUUID().toString()), 201);

        // When
        String broker = SharedSuite.get()
                .status()
                .path("kafka")
                .path("bootstrapServers")
                .asText();
        String printed = run(
                "CLASSPATH",
                System.getProperty("java.class.path"),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Project.HOME.resolve("docs/guides/consumer/GiftTotals.java").toString(),
                broker,
                "1");

        // Then
        assertTrue(printed.contains("gifts by stream: {"), printed);
    }

    @Test
    void shouldFillAWalletOnceByTheProvidersProgram() throws Exception {
        // Given
        URI gateway = SharedSuite.get().gateways().get(0);
        Api api = new Api(gateway);
        Api.Person buyer = api.newcomer("buyer");

        // When
        String printed = run(
                "OVATION_GIFT_PURCHASE_SECRET",
                Suite.PURCHASE_SECRET,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Project.HOME.resolve("docs/guides/provider/SellCoins.java").toString(),
                gateway.toString(),
                buyer.userId(),
                "500");

        // Then
        List<String> answers = printed.lines().toList();
        assertEquals(2, answers.size(), printed);
        assertTrue(answers.get(0).startsWith("201 "), printed);
        assertEquals(answers.get(0), answers.get(1), "told again it is the same receipt");
        assertEquals(1500, api.get("/api/wallet", buyer).body().path("balance").asInt());
    }

    @Test
    void shouldTellEachEventOnceByTheWatchersProgramWhoseGatewayIsKilled() {
        // Given: a guest's and a user's program have seen lines and a gift
        Suite suite = SuiteUnderFire.get();
        Suite.Part gateway = suite.parts("gateway").get(0);
        URI door = suite.gateways().get(0);
        Api chat = new Api(suite.parts("chat-service").get(0).address());
        Api gifts = new Api(suite.parts("gift-service").get(0).address());
        Api api = new Api(door);
        Api.Person grace = api.newcomer("grace");
        Api.Person alan = api.newcomer("alan");
        try (Studio studio = new Studio(api, Api.freshName("watched"));
                WatchingProgram guest = new WatchingProgram(door, studio.stream(), null);
                WatchingProgram user = new WatchingProgram(door, studio.stream(), grace.token())) {
            List<WatchingProgram> programs = List.of(guest, user);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertTrue(guest.remarks().contains("# connected as a guest"), guest.printed());
                assertTrue(user.remarks().contains("# connected as " + grace.username()), user.printed());
            });
            talk(chat, gifts, grace, studio.stream());
            awaitSeen(programs, 3, 1);

            // When: more is said while there is no gateway, each combo has its line in the chat, the stream ends
            suite.kill(gateway);
            talk(chat, gifts, alan, studio.stream());
            suite.awaitReadyAgain(gateway);
            awaitSeen(programs, 8, 2);
            studio.end();

            // Then: all that was kept, nothing twice, and they went with the stream
            for (WatchingProgram program : programs) {
                assertEquals(0, program.status(), program.printed());
                assertEquals(
                        sorted(api.lineIds(studio.stream())), sorted(program.ids("chat:message")), program.printed());
                assertEquals(
                        new GiftEvents(suite)
                                .sentIds(studio.stream().toString()).stream()
                                        .distinct()
                                        .toList(),
                        program.ids("gift:sent"));
                assertEquals(program.events().stream().distinct().toList(), program.events());
                assertEquals(1, program.ids("stream:ended").size(), program.printed());
                assertEquals(1, program.ids("stream:statistics").size(), program.printed());
                assertTrue(program.printed().contains(alan.username() + ": Say \"2\" 🌹"), program.printed());
                List<String> remarks = program.remarks();
                assertTrue(remarks.contains("# recovered: what was missed follows"), program.printed());
                assertEquals("# ended by creator with 2 coins", remarks.get(remarks.size() - 1));
            }
        }
    }

    /** Three lines and a Rose. */
    private static void talk(Api chat, Api gifts, Api.Person who, UUID stream) {
        for (int i = 0; i < 3; i++) {
            Api.expect(chat.say(who, stream, "Say \"" + i + "\" 🌹", UUID.randomUUID()), 201);
        }
        String rose = gifts.read("/api/gifts").body().at("/items/0/id").asText();
        Api.expect(gifts.gift(who, stream, rose, 1, UUID.randomUUID().toString()), 201);
    }

    private static void awaitSeen(List<WatchingProgram> programs, int lines, int gifts) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (WatchingProgram program : programs) {
                assertTrue(program.ids("chat:message").size() >= lines, program.printed());
                assertTrue(program.ids("gift:sent").size() >= gifts, program.printed());
            }
        });
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }

    @Test
    void shouldEndTheWatchersProgramWhenItIsRefusedForGood() {
        // Given
        URI gateway = SharedSuite.get().gateways().get(0);
        Api api = new Api(gateway);
        Api.Person creator = api.newcomer("refused");
        UUID ended = api.liveStream(creator);
        api.end(creator, ended);

        // When
        try (WatchingProgram late = new WatchingProgram(gateway, ended, null);
                WatchingProgram lost = new WatchingProgram(gateway, UUID.randomUUID(), null);
                WatchingProgram forger = new WatchingProgram(gateway, ended, "no.token.atall")) {

            // Then
            assertEquals(0, late.status(), late.printed());
            assertEquals(List.of("# ended by creator with 0 coins"), late.remarks());
            assertEquals(1, lost.status(), lost.printed());
            assertEquals(List.of("# stopped: refused with 404 stream-not-found"), lost.remarks());
            assertEquals(1, forger.status(), forger.printed());
            assertEquals(List.of("# stopped: refused with 401 invalid-token"), forger.remarks());
        }
    }

    @Test
    void shouldFinishTheWatchedStreamWithItsFigures() {
        // Given
        URI gateway = SharedSuite.get().gateways().get(0);
        Api api = new Api(gateway);
        Api.Person creator = api.newcomer("figures");
        UUID stream = api.liveStream(creator);
        WatchingSocket socket = new WatchingSocket(gateway, stream);
        await().atMost(Duration.ofSeconds(20)).until(socket::welcomed);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/streams/" + stream, null)
                                .body()
                                .path("peakViewers")
                                .asInt()
                        == 1);

        // When
        api.end(creator, stream);

        // Then: the decision, the account, and the door closes
        await().atMost(Duration.ofSeconds(20)).until(() -> socket.closeCode() == 4410);
        List<String> types = socket.events().stream()
                .map(e -> e.path("type").asText())
                .filter(t -> t.equals("stream:ended") || t.equals("stream:statistics"))
                .toList();
        assertEquals(List.of("stream:ended", "stream:statistics"), types);
        var saved = api.read("/api/streams/" + stream).body();
        assertTrue(saved.path("statisticsFinal").asBoolean());
        assertEquals(1, saved.path("peakViewers").asInt());
        assertEquals(1, saved.path("totalViews").asInt());
    }

    private static String run(String name, String value, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(name, value);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), printed);
        assertEquals(0, process.exitValue(), printed);
        return printed;
    }
}
