package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/api/streams/create, STREAM",
        "/api/streams/live, STREAM",
        "/api/streams/creator/x, STREAM",
        "/api/streams/x, STREAM",
        "/api/streams/x/start, STREAM",
        "/api/streams/x/end, STREAM",
        "/api/streams/x/token, STREAM",
        "/api/streams/x/broadcast-token, STREAM",
        "/api/streams/x/heartbeat, STREAM",
        "/api/thumbnails, STREAM",
        "/api/thumbnails/x, STREAM",
        "/api/media/webhook, STREAM",
        "/api/streams/x/message, CHAT",
        "/api/streams/x/messages, CHAT",
        "/api/streams/x/messages/y, CHAT",
        "/api/streams/x/gift, GIFT",
        "/api/streams/x/leaderboard, GIFT",
        "/api/gifts, GIFT",
        "/api/streams/x/goal, GIFT",
        "/api/streams/x/hype, GIFT",
        "/api/streams/x/gifts/y/reversal, GIFT",
        "/api/creators/x/leaderboard, GIFT",
        "/api/creators/me/earnings, GIFT",
        "/api/creators/me/earnings/statement, GIFT",
        "/api/admin/ledger/proof, GIFT",
        "/api/admin/leaderboards/rebuild, GIFT",
        "/api/wallet/purchases, GIFT",
        "/api/wallet, GIFT",
        "/api/wallet/transactions, GIFT",
        "/api/wallet/top-ups, GIFT",
        "/api/streams/x/join, VIEWER",
        "/api/streams/x/leave, VIEWER",
        "/api/streams/x/viewers, VIEWER"
    })
    void shouldNameOwnerWhenPathIsPublic(String path, Backend owner) {
        assertEquals(Optional.of(owner), RouteTable.owner(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/streams",
                "/api/streams/",
                "/api/streams/x/",
                "/api/streams/x/events",
                "/api/streams/x/secret",
                "/api/streams/x/messages/y/z",
                "/api/config",
                "/api/openapi",
                "/api/identity/token",
                "/api/media",
                "/api/media/other",
                "/api/gifts/x",
                "/api/wallet/a/b",
                "/internal/gateways/x/connections",
                "/internal/openapi",
                "/API/gifts",
                "/x/api/gifts",
                "/api/internal"
            })
    void shouldRouteNothingWhenPathIsNoServices(String path) {
        assertEquals(Optional.empty(), RouteTable.owner(path));
    }
}
