package dev.ovation.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random passwords and keys of one state folder, made at first use and kept in a file only its owner can read. */
public final class Secrets {

    private static final int BYTES = 36;

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    public static Secrets in(Path folder) {
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        try {
            Files.createDirectories(folder);
            if (Files.exists(secrets.file)) {
                try (Reader reader = Files.newBufferedReader(secrets.file)) {
                    secrets.values.load(reader);
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new EngineFailed("can't read " + secrets.file, e);
        }
    }

    /** The secret of that name: 48 characters of {@code [A-Za-z0-9_-]}, the same after a restart. */
    public synchronized String get(String name) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        values.setProperty(name, fresh);
        store();
        return fresh;
    }

    private void store() {
        try {
            StringWriter text = new StringWriter();
            values.store(text, "Made by ./ovation for this machine alone");
            WholeFile.writePrivate(file, text.toString());
        } catch (IOException e) {
            throw new EngineFailed("can't write " + file, e);
        }
    }
}
