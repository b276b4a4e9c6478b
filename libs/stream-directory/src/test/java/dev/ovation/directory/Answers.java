package dev.ovation.directory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Waits for what the directory answers. On a machine that stood still for 300 ms the owner's word may have come too late
 * once: who is told to ask again asks again, as a caller does.
 */
final class Answers {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(1100); // an answer is shared for a second
    private static final int TIMES = 5;

    private Answers() {}

    static <T> T get(Uni<T> answer) {
        return settled(answer).await().atMost(DEADLINE);
    }

    /** The problem it is refused with, or null when it is accepted. */
    static Problem problem(Uni<?> answer) {
        try {
            answer.await().atMost(DEADLINE);
            return null;
        } catch (Problem problem) {
            return problem;
        }
    }

    static void refused(Uni<?> answer, ProblemType type) {
        Problem problem = assertThrows(Problem.class, () -> get(answer));
        assertThat(problem.type(), is(type));
    }

    private static <T> Uni<T> settled(Uni<T> answer) {
        return answer.onFailure(e -> e instanceof Problem p && p.type() == ProblemType.STREAM_UNAVAILABLE)
                .retry()
                .withBackOff(AGAIN_AFTER, AGAIN_AFTER)
                .atMost(TIMES);
    }
}
