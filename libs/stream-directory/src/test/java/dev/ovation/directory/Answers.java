package dev.ovation.directory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Waits for what the directory answers. */
final class Answers {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Answers() {}

    static <T> T get(Uni<T> answer) {
        return answer.await().atMost(DEADLINE);
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
        Problem problem = assertThrows(Problem.class, () -> answer.await().atMost(DEADLINE));
        assertThat(problem.type(), is(type));
    }
}
