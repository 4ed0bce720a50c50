package dev.deskhand.app;

import java.io.PrintStream;

/**
 * Where a command speaks: results on {@code out}, which scripts read, everything else on {@code
 * err}.
 */
public record Terminal(PrintStream out, PrintStream err) {
    /** One line of progress. */
    public void step(String line) {
        err.println("deskhand: " + line);
        err.flush();
    }

    /** A line that scripts may wait for. */
    public void result(String line) {
        out.println(line);
        out.flush();
    }
}
