package dev.ovation.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ovation.local.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ovation demo}: a creator and an audience, so that there is something to look at. */
@Command(name = "demo", description = "A creator, a moving picture and an audience that chats and sends gifts.")
final class DemoCommand implements Callable<Integer> {

    private static final int CONFLICT = 409;
    private static final int GIFT_EVERY = 4;
    private static final List<String> NAMES = List.of(
            "ada", "ben", "chidi", "dora", "emre", "fatou", "goran", "hana", "ines", "jun", "kofi", "lena", "mira",
            "noor", "otto", "pia", "quinn", "rosa", "sami", "tuva");

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--viewers", paramLabel = "N", description = "size of the audience (default: ${DEFAULT-VALUE})")
    private int viewers = 12;

    @Option(names = "--rate", paramLabel = "R", description = "lines and gifts a second (default: ${DEFAULT-VALUE})")
    private double rate = 1.5;

    @Option(names = "--minutes", paramLabel = "M", description = "how long (default: ${DEFAULT-VALUE})")
    private double minutes = 10;

    private final Random random = new Random();

    @Override
    public Integer call() {
        if (viewers < 1 || viewers > 1_000 || rate <= 0 || rate > 200 || minutes <= 0) {
            throw new LauncherFailed(
                    ExitCode.USAGE, "--viewers takes 1 to 1000, --rate up to 200 a second, --minutes more than 0");
        }
        SuiteStatus status = RunningSuite.status(suite.folder());
        Gateway gateway = RunningSuite.gateway(suite.folder());
        Display display = new Display(suite.out());
        Gateway.SignedIn creator = signIn(gateway);
        String stream = goLive(gateway, creator);
        Thread end = new Thread(() -> end(gateway, stream, display), "end-demo");
        Runtime.getRuntime().addShutdownHook(end);
        try (DemoPicture picture = new DemoPicture(suite.folder(), gateway, display, stream, creator)) {
            picture.start();
            display.line("Watch: " + status.url() + "/stream/" + stream + "  (Ctrl-C ends it)");
            play(gateway, stream, picture);
        }
        return ExitCode.GOOD.status();
    }

    private static Gateway.SignedIn signIn(Gateway gateway) {
        return gateway.signIn("Nova", List.of("creator", "viewer"));
    }

    private static String goLive(Gateway gateway, Gateway.SignedIn creator) {
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put("title", "Light on an empty stage");
        body.put("description", "A demo: a moving picture, a soft chord and an audience that never sleeps.");
        body.putArray("tags").add("demo").add("light").add("music");
        Gateway.Answer created = gateway.call("POST", "/api/streams/create", creator, body);
        if (created.status() == CONFLICT) {
            return created.text("streamId"); // an earlier demo's, still live
        }
        if (!created.good()) {
            throw new LauncherFailed(ExitCode.FAILED, "the demo could not go live: " + Gateway.explain(created));
        }
        return created.text("id");
    }

    private void play(Gateway gateway, String stream, DemoPicture picture) {
        List<DemoViewer> audience = audience(gateway, stream);
        JsonNode gifts = gifts(gateway);
        Deadline curtain = Deadline.in(Duration.ofMillis((long) (minutes * 60_000)));
        Duration pause = Duration.ofMillis((long) (1_000 / rate));
        for (long turn = 0; !curtain.passed(); turn++) {
            picture.keepOnAir();
            DemoViewer viewer = audience.get(random.nextInt(audience.size()));
            try {
                act(viewer, turn, gifts);
            } catch (LauncherFailed noAnswer) {
                viewer.leave(); // a restart of a part, perhaps: the show goes on
            }
            Deadline.pause(pause);
        }
        audience.forEach(DemoViewer::leave);
    }

    /** Now and then somebody goes; whoever isn't here comes in before anything else. */
    private void act(DemoViewer viewer, long turn, JsonNode gifts) {
        if (!viewer.isHere()) {
            viewer.join();
        } else if (random.nextInt(40) == 0) {
            viewer.leave();
        } else if (turn % GIFT_EVERY == 0) {
            viewer.gift(gifts);
        } else {
            viewer.chat();
        }
    }

    private List<DemoViewer> audience(Gateway gateway, String stream) {
        List<DemoViewer> audience = new ArrayList<>();
        for (int index = 0; index < viewers; index++) {
            int round = index / NAMES.size();
            String name = NAMES.get(index % NAMES.size()) + (round == 0 ? "" : Integer.toString(round + 1));
            DemoViewer viewer = new DemoViewer(gateway, stream, name, random);
            viewer.join();
            audience.add(viewer);
        }
        return audience;
    }

    private static JsonNode gifts(Gateway gateway) {
        JsonNode body = gateway.call("GET", "/api/gifts", null, null).body();
        return body == null ? Gateway.JSON.createArrayNode() : body.path("items");
    }

    /** By a fresh token: the first may have run out meanwhile. */
    private static void end(Gateway gateway, String stream, Display display) {
        Gateway.SignedIn creator = signIn(gateway);
        Gateway.Answer ended = gateway.call("POST", "/api/streams/" + stream + "/end", creator, null);
        display.line(ended.good() ? "The demo's stream has ended." : "Not ended: " + Gateway.explain(ended));
    }
}
