package dev.ovation.gift.leaderboard;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.SampleConfig;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RollUpTest {
    private static final GiftConfig DEFAULTS = SampleConfig.with(Map.of());

    private final List<Integer> folded = new ArrayList<>();
    private int looksForBoards;
    private int tooMany = Integer.MAX_VALUE;

    private final RollUp rollUp = new RollUp(
            new RollUpRepository(null, DEFAULTS) {
                @Override
                Uni<Long> fold(int most) {
                    folded.add(most);
                    return most >= tooMany
                            ? Uni.createFrom().failure(new IllegalStateException("too slow"))
                            : Uni.createFrom().item(0L);
                }

                @Override
                Uni<List<UUID>> untold(Duration lately) {
                    looksForBoards++;
                    return Uni.createFrom().item(List.of());
                }
            },
            null,
            null,
            DEFAULTS);

    private void rounds(int number) {
        for (int i = 0; i < number; i++) {
            rollUp.round().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(10));
        }
    }

    @Test
    void shouldTellBoardsAlsoWhereNoGiftCouldBeCarried() {
        tooMany = 1;
        rounds(2);
        assertThat(looksForBoards, is(2));
    }

    @Test
    void shouldCarryFewerAfterAFailureAndMoreAgainAfterwards() {
        tooMany = 2_000;
        rounds(3);
        tooMany = Integer.MAX_VALUE;
        rounds(4);
        assertThat(folded, contains(5_000, 2_500, 1_250, 2_500, 5_000, 5_000, 5_000));
    }
}
