package dev.ovation.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** For a service's tests: its file {@code openapi.json} beside what its code says. */
public final class DescribedApi {
    private static final Path FILE = Path.of("src/main/resources/openapi.json");
    private static final String OF_THE_CODE = "/internal/openapi-of-the-code?format=json";
    private static final String OF_THE_FILE = "/internal/openapi?format=json";

    private DescribedApi() {}

    /**
     * Fails where the service does not serve what its code says; with {@code -Dovation.write-docs=true} it writes the file
     * first.
     *
     * @param port the running service's
     */
    public static void check(int port) throws IOException, InterruptedException {
        String code = get(port, OF_THE_CODE).strip() + '\n';
        if (Boolean.getBoolean("ovation.write-docs")) {
            Files.writeString(FILE, code);
        }
        if (!code.equals(Files.readString(FILE))) {
            throw new AssertionError(FILE + " is not what the code says: run this test with -Dovation.write-docs=true");
        }
        if (!Boolean.getBoolean("ovation.write-docs") && !code.equals(get(port, OF_THE_FILE))) {
            throw new AssertionError("the service serves another document than " + FILE);
        }
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }
}
