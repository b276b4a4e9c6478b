package dev.ovation.local;

import java.util.Map;
import java.util.TreeMap;

/** What the embedded server is started with: durable first, then small. */
final class PostgresSettings {

    static final Map<String, String> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            // five services with replicas, each with a pool, a Flyway connection and advisory locks
            Map.entry("max_connections", "400"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "off")));

    private PostgresSettings() {}
}
