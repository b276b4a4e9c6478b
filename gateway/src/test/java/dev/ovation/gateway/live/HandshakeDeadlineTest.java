package dev.ovation.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeDeadlineTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void accept() {
        channel.freezeTime();
        new HandshakeDeadline().postInitializeServerChildChannel(channel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | false",
                "GET / HTTP/1.1~Host: x~   | false",
                "~~~~~~                    | false",
                "GET / HTTP/1.1~Host: x~~  | true",
                "~~GET / HTTP/1.1~~        | true"
            })
    void shouldKeepOnlyConnectionsWithAWholeHead(String words, boolean kept) {
        for (byte one : words.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII)) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
        }
        passSeconds(HandshakeDeadline.SECONDS - 1);
        assertEquals(true, channel.isOpen(), "there is time yet");
        passSeconds(2);
        assertEquals(kept, channel.isOpen());
    }

    @Test
    void shouldCutTricklingPeer() {
        for (int second = 0; second <= HandshakeDeadline.SECONDS && channel.isOpen(); second++) {
            channel.writeInbound(Unpooled.copiedBuffer("x", StandardCharsets.US_ASCII));
            passSeconds(1);
        }
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldLetTheServerSpeakFirst() {
        channel.writeOutbound(Unpooled.copiedBuffer("x", StandardCharsets.US_ASCII));
        passSeconds(2 * HandshakeDeadline.SECONDS);
        assertEquals(true, channel.isOpen());
    }

    private void passSeconds(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
