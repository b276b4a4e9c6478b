package dev.ovation.viewer;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** PostgreSQL's clock as it is. */
@DefaultBean
@ApplicationScoped
class DatabaseClock implements ViewerClock {

    @Override
    public long aheadMillis() {
        return 0;
    }
}
