package dev.ovation.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairsTest {
    @TempDir
    Path folder;

    @Test
    void shouldGiveAllWhoAskAtOnceTheSamePair() throws Exception {
        // Given
        ExecutorService parts = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<BigInteger>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(parts.submit(() -> {
                start.await();
                KeyPairs.PemFiles pair = KeyPairs.ensure(folder.resolve("keys"), "identity");
                return ((RSAPublicKey) KeyPairs.readPublic(pair.publicKey())).getModulus();
            }));
        }

        // When
        start.countDown();
        Set<BigInteger> publicKeys = new HashSet<>();
        for (Future<BigInteger> each : asked) {
            publicKeys.add(each.get());
        }
        parts.shutdownNow();

        // Then
        KeyPairs.PemFiles pair = KeyPairs.ensure(folder.resolve("keys"), "identity");
        BigInteger privateKey = ((RSAPrivateKey) KeyPairs.readPrivate(pair.privateKey())).getModulus();
        assertEquals(Set.of(privateKey), publicKeys);
    }
}
