package dev.ovation.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts attempts in fixed windows that start with a caller's first attempt. Safe from any thread, never blocks.
 *
 * <p>At most 100,000 callers are remembered a replica; the least active are forgotten first.
 */
@ApplicationScoped
public class RateLimits {
    private static final int MOST_CALLERS = 100_000;

    private final RateLimitConfig config;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    RateLimits(RateLimitConfig config) {
        this.config = config;
    }

    /**
     * Counts one attempt.
     *
     * @param name of a configured limit
     * @param who whose attempts are counted, for example a viewer's key
     * @throws Problem rate-limited, with {@code limit} and {@code retryAfter} in seconds
     */
    public void count(String name, String who) {
        RateLimitConfig.Limit limit = config.limits().get(name);
        if (limit == null) {
            throw new IllegalStateException("ovation.limits." + name + " is not configured");
        }
        if (limit.permits() == 0) {
            return;
        }
        ConsumptionProbe attempt =
                buckets.get(name + '/' + who, key -> bucket(limit)).tryConsumeAndReturnRemaining(1);
        if (!attempt.isConsumed()) {
            throw refusal(limit, attempt.getNanosToWaitForRefill());
        }
    }

    private static Bucket bucket(RateLimitConfig.Limit limit) {
        return Bucket.builder()
                .addLimit(band -> band.capacity(limit.permits()).refillIntervally(limit.permits(), limit.period()))
                .build();
    }

    private static Problem refusal(RateLimitConfig.Limit limit, long nanos) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999));
        return Problem.rateLimited(
                "At most " + limit.permits() + " in " + limit.period().toSeconds() + " s. Wait " + seconds + " s.",
                limit.permits(),
                seconds);
    }
}
