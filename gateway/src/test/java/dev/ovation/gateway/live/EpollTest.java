package dev.ovation.gateway.live;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.channel.epoll.Epoll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The two halves of Netty's epoll transport come in different versions (pom.xml): they must fit. */
class EpollTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldFitItsNativeHalf() {
        assertNull(Epoll.unavailabilityCause());
    }
}
