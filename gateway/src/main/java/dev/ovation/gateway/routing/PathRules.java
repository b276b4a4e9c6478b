package dev.ovation.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Which request paths may be looked at at all. Two programs that read one path differently are how guards are walked
 * around (CVE-2026-39852, -50559, -87743): what could be read in two ways is refused before anybody reads it.
 */
final class PathRules {

    private PathRules() {}

    /** Whether a raw path, as it stands in the request line and without its query, has exactly one reading. */
    static boolean isPlain(String path) {
        return path.startsWith("/")
                && !path.contains("//")
                && isVisible(path)
                && (path.indexOf('%') < 0 || escapesAreHarmless(path))
                && !hasDots(path);
    }

    /** Printable ASCII without the characters that some programs take for separators. */
    private static boolean isVisible(String path) {
        return path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ';' && c != '\\');
    }

    private static boolean hasDots(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Escapes must be well formed and needed, be UTF-8 together and stand for nothing that has a meaning in paths. */
    private static boolean escapesAreHarmless(String path) {
        ByteBuffer decoded = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                decoded.put((byte) c);
                continue;
            }
            int octet = i + 2 < path.length() ? octet(path.charAt(i + 1), path.charAt(i + 2)) : -1;
            if (octet < 0x20 || octet == 0x7f || "/\\;%?#".indexOf(octet) >= 0 || isUnreserved(octet)) {
                return false;
            }
            decoded.put((byte) octet);
            i += 2;
        }
        return isUtf8(decoded.flip());
    }

    /** RFC 3986, 2.3: what never needs an escape. Routers decode these, and only these, before they compare. */
    private static boolean isUnreserved(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || "-._~".indexOf(octet) >= 0;
    }

    private static int octet(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 || high > 'f' || low > 'f' ? -1 : h << 4 | l;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes); // strict: overlong forms and surrogates are errors
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
