package dev.ovation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** RSA key pairs as PEM files, made once and kept. The private half is readable by its owner alone. */
public final class KeyPairs {

    private static final int BITS = 2048;

    private KeyPairs() {}

    /** Where the two halves of a pair lie. */
    public record PemFiles(Path privateKey, Path publicKey) {}

    /**
     * The pair {@code <name>-private.pem} and {@code <name>-public.pem} of a folder, made if it is missing. The parts of a
     * suite ask at the same time: one makes it, all get that one. A crash half-way leaves nothing that looks like a pair.
     */
    public static synchronized PemFiles ensure(Path folder, String name) {
        PemFiles pair = new PemFiles(folder.resolve(name + "-private.pem"), folder.resolve(name + "-public.pem"));
        try {
            if (!Files.exists(pair.privateKey()) || !Files.exists(pair.publicKey())) {
                Files.createDirectories(folder);
                KeyPair keys = generate();
                Files.deleteIfExists(pair.publicKey());
                WholeFile.writePrivate(
                        pair.privateKey(), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
                WholeFile.write(
                        pair.publicKey(), pem("PUBLIC KEY", keys.getPublic().getEncoded()));
            }
            return pair;
        } catch (IOException e) {
            throw new EngineFailed("can't write the key pair " + name + " in " + folder, e);
        }
    }

    /** A pair that is written nowhere, for tokens nobody should accept. */
    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new EngineFailed("this JDK can't make RSA keys", e);
        }
    }

    /** Reads a PKCS#8 PEM file. */
    public static PrivateKey readPrivate(Path pem) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decode(pem)));
        } catch (IOException | GeneralSecurityException e) {
            throw new EngineFailed("no RSA private key in " + pem, e);
        }
    }

    /** Reads an X.509 PEM file. */
    public static PublicKey readPublic(Path pem) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(decode(pem)));
        } catch (IOException | GeneralSecurityException e) {
            throw new EngineFailed("no RSA public key in " + pem, e);
        }
    }

    private static String pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static byte[] decode(Path pem) throws IOException {
        String body = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(body);
    }
}
