package dev.ovation.gift.sending;

import dev.ovation.directory.StreamDirectory;
import dev.ovation.gift.CreatedOnce;
import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.wallet.Wallets;
import dev.ovation.outbox.DatabaseProblems;
import dev.ovation.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Sends gifts. Everything that must hold together is decided in the database, in one statement. */
@ApplicationScoped
class GiftSending {
    private final StreamDirectory streams;
    private final GiftQueue gifts;
    private final Wallets wallets;
    private final Outbox outbox;
    private final GiftConfig config;

    GiftSending(StreamDirectory streams, GiftQueue gifts, Wallets wallets, Outbox outbox, GiftConfig config) {
        this.streams = streams;
        this.gifts = gifts;
        this.wallets = wallets;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Sends a gift, or answers again what its key was answered before.
     *
     * @return the receipt; fails with one of {@link GiftProblems}
     */
    Uni<CreatedOnce> send(SendGift gift) {
        return streams.requireLive(gift.streamId())
                .map(StreamWord::live)
                .onFailure(DatabaseProblems::isRefusal)
                .recoverWithItem(StreamWord::refused)
                .chain(stream -> send(gift, stream));
    }

    private Uni<CreatedOnce> send(SendGift gift, StreamWord stream) {
        return attempt(gift, stream)
                .chain(outcome -> outcome.code() == GiftOutcome.Code.NO_WALLET
                        ? wallets.open(gift.sender().id()).chain(() -> attempt(gift, stream))
                        : Uni.createFrom().item(outcome))
                .map(outcome -> answer(outcome, stream));
    }

    private Uni<GiftOutcome> attempt(SendGift gift, StreamWord stream) {
        return gifts.send(gift, stream)
                .onFailure(DatabaseProblems::isLockHeldByAnother)
                .transform(e -> GiftProblems.keyInUse());
    }

    private CreatedOnce answer(GiftOutcome outcome, StreamWord stream) {
        switch (outcome.code()) {
            case SENT -> outbox.committed();
            case REPLAYED -> {}
            default -> throw GiftProblems.of(outcome, stream, config);
        }
        return new CreatedOnce(Objects.requireNonNull(outcome.answer()), outcome.code() == GiftOutcome.Code.REPLAYED);
    }
}
