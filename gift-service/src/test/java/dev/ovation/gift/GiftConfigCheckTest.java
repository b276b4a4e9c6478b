package dev.ovation.gift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiftConfigCheckTest {

    private static List<String> complaints(Map<String, String> settings) {
        return GiftConfigCheck.complaints(SampleConfig.with(settings));
    }

    @Test
    void shouldStartWithTheDefaults() {
        assertThat(complaints(Map.of()), empty());
    }

    @ParameterizedTest
    @CsvSource({
        "opening-balance, -1, from 0 to 9007199254740991",
        "opening-balance, 9007199254740992, from 0 to 9007199254740991",
        "creator-share, -1, from 0 to 10000",
        "creator-share, 10001, from 0 to 10000",
        "most-coins-a-minute, -1, at least 0",
        "most-coins-a-day, -1, at least 0",
        "concentration.senders, -1, from 0 to 100",
        "concentration.senders, 101, from 0 to 100",
        "concentration.share, 0, from 1 to 10000",
        "concentration.share, 10001, from 1 to 10000",
        "concentration.coins, 0, at least 1",
        "hype.senders, -1, at least 0",
        "hype.level-coins, 0, from 1 to 1000000000",
        "hype.level-coins, 1000000001, from 1 to 1000000000",
        "hype.growth, -1, from 0 to 1000",
        "hype.growth, 1001, from 0 to 1000",
        "hype.levels, 0, from 1 to 100",
        "hype.levels, 101, from 1 to 100"
    })
    void shouldSayWhichSettingMakesNoSense(String setting, String value, String bound) {
        String name = "ovation.gift." + setting;
        assertThat(complaints(Map.of(name, value)), contains(name + " is " + bound + ", not " + value));
    }
}
