package dev.ovation.gift.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What a look through all books found, in one snapshot.
 *
 * @param balanced whether nothing differs
 * @param transfers how many were summed
 * @param accounts what each kind of account holds; together zero
 * @param faultCount in how many places something differs
 * @param faults the first hundred of them
 */
public record LedgerProof(
        boolean balanced, Instant provedAt, long transfers, Accounts accounts, long faultCount, List<Fault> faults) {

    /** Coins by kind of account; what was issued and what is owed is below zero. */
    public record Accounts(long wallets, long earnings, long platform, long issuance, long debt) {}

    /**
     * A place where the books contradict each other.
     *
     * @param rule balance, wallet-history, gift, share, reversal, board, board-total or creator-board
     * @param subject the account, transfer, gift or cell
     * @param expected coins that follow from what was booked
     * @param found coins that stand there
     */
    public record Fault(String rule, String subject, long expected, long found) {}
}
