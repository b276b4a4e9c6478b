package dev.ovation.local.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** The lines a person sees while the suite starts and runs; from any thread, one whole line at a time. */
final class Display {

    private final PrintWriter out;

    Display(PrintWriter out) {
        this.out = out;
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** {@code gift-service     ready     127.0.0.1:8083     2.1 s}. */
    void part(String name, String state, String where, Duration took) {
        line(String.format(Locale.ROOT, "%-17s %-9s %-17s %.1f s", name, state, where, took.toMillis() / 1000.0));
    }
}
