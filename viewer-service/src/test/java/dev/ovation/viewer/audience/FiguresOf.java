package dev.ovation.viewer.audience;

import dev.ovation.local.TestInfrastructure;
import dev.ovation.viewer.Database;
import dev.ovation.viewer.TestTime;
import dev.ovation.viewer.ViewerEngines;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A stream's row of figures, looked at and bent from outside. */
final class FiguresOf {
    private FiguresOf() {}

    static long publishedCount(UUID stream) {
        return Database.number("SELECT version FROM audience WHERE stream_id = ?", stream);
    }

    /** As if its count had been published at this moment of the test's time. */
    static void justPublished(UUID stream) {
        long ahead = Arc.container().instance(TestTime.class).get().aheadMillis();
        String sql = "UPDATE audience SET published_at = clock_timestamp() + ? * interval '1 ms' WHERE stream_id = ?";
        try (Connection connection = TestInfrastructure.connectAs(ViewerEngines.SCHEMA);
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, ahead);
            update.setObject(2, stream);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
