package io.incubator.launcher.cli.api;

import io.incubator.launcher.client.PlanListener;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// Shows what happens: a bar that moves on a terminal, plain lines anywhere else.
public final class Terminal implements PlanListener {
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean moving;
    private int lastPercent = -1;
    private String lastStage = "";
    private boolean barShown;

    public Terminal(PrintWriter out, boolean moving) {
        this.out = out;
        this.moving = moving;
    }

    /// Shows on `out`: a moving bar when a person looks at a terminal.
    public static Terminal on(PrintWriter out) {
        boolean moving =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Terminal(out, moving);
    }

    @Override
    public synchronized void said(String sentence) {
        clearBar();
        out.println(sentence);
        out.flush();
        lastPercent = -1;
    }

    @Override
    public synchronized void progressed(int percent, String reported) {
        String stage = reported.isEmpty() ? "waiting for the planner" : reported;
        boolean news = percent > lastPercent || !stage.equals(lastStage);
        if (percent < lastPercent || !news) {
            return;
        }
        lastPercent = percent;
        lastStage = stage;
        if (moving) {
            int done = Math.clamp(percent * WIDTH / 100, 0, WIDTH);
            out.print(
                    CLEAR_LINE + "  [" + "#".repeat(done) + "-".repeat(WIDTH - done) + "] " + percent + " % " + stage);
            barShown = true;
        } else {
            out.println("  " + percent + " % " + stage);
        }
        out.flush();
    }

    /// Nothing moves any more; what follows has a line of its own.
    public synchronized void done() {
        clearBar();
        out.flush();
    }

    private void clearBar() {
        if (barShown) {
            out.print(CLEAR_LINE);
            barShown = false;
        }
    }
}
