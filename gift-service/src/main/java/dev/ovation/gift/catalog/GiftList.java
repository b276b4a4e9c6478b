package dev.ovation.gift.catalog;

import dev.ovation.contracts.GiftView;
import java.util.List;

/**
 * The whole catalogue.
 *
 * @param items the cheapest first
 */
public record GiftList(List<GiftView> items) {}
