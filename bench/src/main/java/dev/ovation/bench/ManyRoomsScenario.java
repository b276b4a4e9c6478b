package dev.ovation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** F2: a hundred small rooms, alone and beside thousands of sockets in which nothing happens. */
@Command(name = "F2", description = "Fan-out: 100 rooms of 50, with and without 5,000 idle sockets in other rooms.")
final class ManyRoomsScenario implements Callable<Integer> {
    @Mixin
    private FanOutOptions options = new FanOutOptions();

    @Option(names = "--rooms", paramLabel = "N", description = "with messages (default: ${DEFAULT-VALUE})")
    private int rooms = 100;

    @Option(names = "--per-room", paramLabel = "N", description = "viewers in each (default: ${DEFAULT-VALUE})")
    private int perRoom = 50;

    @Option(names = "--rate", paramLabel = "N", description = "messages a second and room (default: ${DEFAULT-VALUE})")
    private double rate = 2;

    @Option(
            names = "--idle-rooms",
            paramLabel = "N",
            description = "of the same size, without messages (default: ${DEFAULT-VALUE})")
    private int idleRooms = 100;

    @Override
    public Integer call() {
        Audience audience = Audience.of(rooms, perRoom);
        Stage alone = new Stage("alone", audience, rate);
        Stage beside = new Stage(
                "beside %,d idle".formatted(idleRooms * perRoom), audience.besideIdle(idleRooms, perRoom), rate);
        OpenFiles.require((rooms + idleRooms) * perRoom);
        try (FanOutRun run = new FanOutRun(options, List.of(alone, beside))) {
            run.run(leg -> {});
            String title = "F2: %d rooms of %d, %s msg/s each".formatted(rooms, perRoom, rate);
            FanOutPage page = new FanOutPage(title, command(), options, run);
            page.table(List.of(alone, beside));
            List<FanOutPage.Goal> goals = new ArrayList<>();
            for (FanOutLeg leg : run.legs()) {
                List<Double> ratios = run.ratios(leg.name(), beside, leg.name(), alone, Figures::micros);
                String number = leg.name().equals(FanOutServers.OVATION) ? "12: " : "the same of ";
                goals.add(FanOutPage.Goal.atMost(
                        number + leg.name() + ", CPU a delivery beside the idle over alone", ratios, 2, 1.1, 1.0));
            }
            page.goals(goals);
            return page.write();
        }
    }

    private String command() {
        return "bench/run F2 --rooms %d --per-room %d --rate %s --idle-rooms %d %s"
                .formatted(rooms, perRoom, rate, idleRooms, options.command());
    }
}
