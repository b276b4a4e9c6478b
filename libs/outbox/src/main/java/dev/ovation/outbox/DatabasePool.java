package dev.ovation.outbox;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool of every service, with the bounds that make a dead database answer fast and a new one be found by itself:
 * two seconds to connect, two seconds to wait for a connection, and a server that owes an answer is given up after ten
 * ({@link SilentServer}).
 */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int WAIT_SECONDS = 2;

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
                .withConnectHandler(DatabasePool::receive)
                .build();
    }

    /** Closing hands the connection over to the pool. */
    private static void receive(SqlConnection fresh) {
        SilentServer.watch(fresh);
        var unused = fresh.close();
    }

    private static void bound(PgConnectOptions server) {
        server.setReconnectAttempts(0);
        server.setConnectTimeout(CONNECT_MILLIS);
        server.setTcpKeepAlive(true);
    }
}
