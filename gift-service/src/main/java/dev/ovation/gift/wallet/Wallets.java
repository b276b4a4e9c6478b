package dev.ovation.gift.wallet;

import dev.ovation.api.Cursor;
import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Ids;
import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import dev.ovation.api.Role;
import dev.ovation.api.User;
import dev.ovation.gift.CreatedOnce;
import dev.ovation.gift.GiftConfig;
import dev.ovation.outbox.DatabaseProblems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Every user's wallet. It opens, once, with the opening balance, whenever it is first needed. */
@ApplicationScoped
public class Wallets {
    /** In whose name purchases are booked; no issuer gives this id to a user. */
    private static final UUID PROVIDER = new UUID(0, 0);

    private final WalletRepository wallets;
    private final GiftConfig config;
    private final boolean local;

    Wallets(WalletRepository wallets, GiftConfig config, @ConfigProperty(name = "ovation.local") boolean local) {
        this.wallets = wallets;
        this.config = config;
        this.local = local;
    }

    /** Opens the wallet unless it is open. Safe to repeat, also at the same time. */
    public Uni<Void> open(UUID user) {
        return wallets.open(user, config.openingBalance());
    }

    Uni<WalletView> of(UUID user) {
        return opened(user).map(balance -> new WalletView(user, balance));
    }

    /** The history, newest first. */
    Uni<Page<WalletTransaction>> transactions(UUID user, PageRequest page) {
        Cursor cursor = page.cursor();
        long before = cursor == null ? Long.MAX_VALUE : cursor.number(0);
        return opened(user)
                .chain(() -> wallets.history(user, before, page.limit() + 1))
                .map(rows -> Page.of(rows, page, WalletRepository.Booked::transaction, last -> Cursor.of(last.seq())));
    }

    /** Books a top-up once per caller and key. */
    Uni<CreatedOnce> topUp(User caller, TopUpRequest request, IdempotencyKey key) {
        UUID owner = request.userId() == null ? caller.id() : request.userId();
        boolean allowed = caller.has(Role.ADMIN) || (local && owner.equals(caller.id()));
        TopUp topUp = new TopUp(Ids.next(), caller.id(), allowed, owner, request.coins(), key);
        return book(topUp).map(outcome -> answer(outcome, caller));
    }

    /** Books coins that were bought elsewhere, once per purchase. */
    public Uni<CreatedOnce> bought(String purchaseId, UUID user, long coins) {
        TopUp topUp = new TopUp(Ids.next(), PROVIDER, true, user, coins, IdempotencyKey.required(purchaseId));
        return book(topUp).map(outcome -> answer(outcome, null));
    }

    private Uni<WalletRepository.TopUpOutcome> book(TopUp topUp) {
        return wallets.topUp(topUp, config.openingBalance())
                .onFailure(DatabaseProblems::isLockHeldByAnother)
                .transform(e -> WalletProblems.keyInUse());
    }

    private Uni<Long> opened(UUID user) {
        return wallets.balance(user)
                .chain(known -> known.map(balance -> Uni.createFrom().item(balance))
                        .orElseGet(() ->
                                open(user).chain(() -> wallets.balance(user)).map(balance -> balance.orElseThrow())));
    }

    private static CreatedOnce answer(WalletRepository.TopUpOutcome outcome, @Nullable User caller) {
        return switch (outcome.code()) {
            case "done" -> new CreatedOnce(outcome.answer(), false);
            case "replayed" -> new CreatedOnce(outcome.answer(), true);
            case "key_reused" -> throw WalletProblems.keyReused();
            case "forbidden" -> throw WalletProblems.forbidden(Objects.requireNonNull(caller));
            default -> throw new IllegalStateException("top_up answered " + outcome.code());
        };
    }
}
