package dev.ovation.gift.earnings;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of a creator's statement.
 *
 * @param kind gift, or reversal where one was taken back
 * @param coins of the gift; below zero in a reversal
 * @param earned the creator's part; below zero in a reversal
 * @param balance all that was earned up to this line
 */
@JsonPropertyOrder({
    "time",
    "kind",
    "giftSentId",
    "streamId",
    "senderUsername",
    "gift",
    "quantity",
    "coins",
    "earned",
    "balance"
})
public record StatementLine(
        Instant time,
        String kind,
        UUID giftSentId,
        UUID streamId,
        String senderUsername,
        String gift,
        int quantity,
        long coins,
        long earned,
        long balance) {}
