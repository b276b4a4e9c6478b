package dev.ovation.gift.sending;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/**
 * Chains of everything that moves coins, over several fans and streams, against a model in memory (M1, M2, M3, M7, M8):
 * after every step the books agree with the model, and with themselves.
 */
class LedgerModelComponentTest {
    private final List<Books> opened = new ArrayList<>();

    /** One thing that happens to the books. */
    @FunctionalInterface
    private interface Step {
        void on(Books books) throws SQLException;
    }

    private static Action.Independent<Books> action(String name, Arbitrary<Step> steps) {
        return new Action.Independent<>() {
            @Override
            public Arbitrary<Transformer<Books>> transformer() {
                return steps.map(step -> Transformer.mutate(name, books -> {
                    try {
                        step.on(books);
                    } catch (SQLException e) {
                        throw new AssertionError(name, e);
                    }
                }));
            }
        };
    }

    private static Arbitrary<Integer> fans() {
        return Arbitraries.integers().between(0, 2);
    }

    private static Arbitrary<Integer> streams() {
        return Arbitraries.integers().between(0, 1);
    }

    private static Arbitrary<Integer> coins() {
        return Arbitraries.integers().between(1, 999);
    }

    @Provide
    Arbitrary<ActionChain<Books>> chains() {
        Arbitrary<Step> topUps =
                Combinators.combine(fans(), coins()).as((fan, coins) -> books -> books.topUp(fan, coins));
        Arbitrary<Step> gifts = Combinators.combine(fans(), streams(), coins(), Arbitraries.of(true, false))
                .as((fan, stream, coins, again) -> books -> books.gift(fan, stream, coins, again));
        Arbitrary<Step> reversals = Arbitraries.integers().between(0, 50).map(which -> books -> books.reverse(which));
        Arbitrary<Step> crashes = Combinators.combine(fans(), streams(), coins())
                .as((fan, stream, coins) -> books -> books.crash(fan, stream, coins));
        return ActionChain.<Books>startWith(this::open)
                .withAction(6, action("gift", gifts))
                .withAction(2, action("top-up", topUps))
                .withAction(3, action("reversal", reversals))
                .withAction(1, action("end", streams().map(stream -> books -> books.end(stream))))
                .withAction(2, action("roll-up", Arbitraries.just(Books::carryForward)))
                .withAction(1, action("rebuild", Arbitraries.just(Books::rebuild)))
                .withAction(1, action("crash", crashes))
                .withMaxTransformations(20);
    }

    private Books open() {
        Books books = new Books();
        opened.add(books);
        return books;
    }

    @AfterTry
    void close() {
        opened.forEach(Books::close);
        opened.clear();
    }

    @Property(tries = 200)
    void shouldAgreeWithTheModelAfterEveryStep(@ForAll("chains") ActionChain<Books> chain) {
        chain.withInvariant("books agree", books -> {
                    try {
                        books.mustAgree();
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                })
                .run();
    }
}
