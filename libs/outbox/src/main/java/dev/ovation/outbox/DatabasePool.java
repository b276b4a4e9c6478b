package dev.ovation.outbox;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool of every service, with the bounds that make a dead database answer fast and a new one be found by itself:
 * two seconds to connect, two seconds to wait for a connection, and a connection that is silent for longer than any
 * statement may run ({@code statement_timeout}) is given up, which is how a peer behind a dead line is noticed.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int WAIT_SECONDS = 2;
    private static final int SILENT_SECONDS = 10;

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(DatabasePool::bound);
        PoolOptions pool =
                input.poolOptions().setConnectionTimeout(WAIT_SECONDS).setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(servers.get(0))
                .using(input.vertx())
                .build();
    }

    private static void bound(PgConnectOptions server) {
        server.setReconnectAttempts(0);
        server.setConnectTimeout(CONNECT_MILLIS);
        server.setIdleTimeout(SILENT_SECONDS);
        server.setIdleTimeoutUnit(TimeUnit.SECONDS);
        server.setTcpKeepAlive(true);
    }
}
