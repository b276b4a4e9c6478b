package dev.ovation.gift.earnings;

import dev.ovation.api.Problem;
import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.leaderboard.CreatorLeaderboards;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What creators earned, and lists of it. */
@ApplicationScoped
class CreatorEarnings {
    private static final int MOST_LINES = 100_000;
    private static final int SUPPORTERS = 10;

    private final EarningsRepository earnings;
    private final CreatorLeaderboards boards;
    private final GiftConfig config;

    CreatorEarnings(EarningsRepository earnings, CreatorLeaderboards boards, GiftConfig config) {
        this.earnings = earnings;
        this.boards = boards;
        this.config = config;
    }

    Uni<Earnings> of(UUID creator) {
        String zone = config.zone().getId();
        return Uni.combine()
                .all()
                .unis(
                        earnings.accounts(creator),
                        earnings.byDay(creator, zone),
                        earnings.byStream(creator),
                        boards.ofAllTime(creator, SUPPORTERS))
                .asTuple()
                .map(all -> new Earnings(
                        all.getItem1().balance(),
                        all.getItem1().debt(),
                        config.creatorShare(),
                        zone,
                        all.getItem2(),
                        all.getItem3(),
                        all.getItem4().items()));
    }

    LocalDate today() {
        return LocalDate.now(config.zone());
    }

    /**
     * Every gift and reversal of these days, both included, oldest first, as CSV. It is written by a thread that may take its
     * time.
     *
     * @throws Problem validation-failed where there are more than 100,000: a statement that lacks some is none
     */
    Uni<String> statement(UUID creator, LocalDate from, LocalDate to) {
        return earnings.statement(creator, config.zone().getId(), from, to, MOST_LINES + 1)
                .invoke(CreatorEarnings::requireAll)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Statement::csv);
    }

    private static void requireAll(List<StatementLine> lines) {
        if (lines.size() > MOST_LINES) {
            throw Problem.violation(
                    "from", "must be later: these days have more than 100000 lines, ask for fewer days");
        }
    }
}
