package io.promfleet.verify;

import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Looks at the senders that were named, some at a time: a connection and a thread each are held until their second look. */
final class SenderRound {
    private static final int AT_A_TIME = 32;

    private final VerifySettings settings;
    private final SenderJudge judge;
    private final double hubAhead;

    /**
     * A round.
     *
     * @param hubAhead by how much the clock of the hub is ahead of that of this machine, in seconds; not a number if it did not tell
     */
    SenderRound(VerifySettings settings, SenderJudge judge, double hubAhead) {
        this.settings = settings;
        this.judge = judge;
        this.hubAhead = hubAhead;
    }

    List<SenderRow> look(List<Source> sources) {
        List<SenderRow> rows = new ArrayList<>();
        List<SenderLook> some = new ArrayList<>();
        for (Source source : sources) {
            VerifySettings.Sender sender = settings.senders().get(source.name());
            if (sender != null) {
                some.add(new SenderLook(source, sender.endpoint(), sender.access(), settings.timeout()));
            }
            if (some.size() == AT_A_TIME) {
                lookAt(some, rows);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            lookAt(some, rows);
        }
        return rows;
    }

    private interface Step {
        void take(SenderLook look) throws NoAnswer;
    }

    private void lookAt(List<SenderLook> looks, List<SenderRow> rows) {
        ExecutorService threads = Executors.newFixedThreadPool(looks.size(), work -> {
            Thread thread = new Thread(work, "promfleet-verify-sender");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<SenderLook, NoAnswer> failed = new LinkedHashMap<>();
            each(looks, SenderLook::first, threads, failed);
            if (failed.size() < looks.size() && !Verifier.sleep(settings.pause())) {
                return;
            }
            each(
                    looks.stream().filter(look -> !failed.containsKey(look)).toList(),
                    SenderLook::second,
                    threads,
                    failed);
            for (SenderLook look : looks) {
                if (look.isOverheard()) {
                    judge.overheard(look.source());
                }
                NoAnswer answer = failed.get(look);
                if (answer != null) {
                    judge.unreachable(look.source(), answer);
                } else {
                    rows.addAll(judge.judge(look, hubAhead));
                }
            }
        } finally {
            threads.shutdownNow();
            looks.forEach(SenderLook::close);
        }
    }

    private static void each(
            List<SenderLook> looks, Step step, ExecutorService threads, Map<SenderLook, NoAnswer> failed) {
        Map<SenderLook, Future<@Nullable NoAnswer>> running = new LinkedHashMap<>();
        for (SenderLook look : looks) {
            running.put(look, threads.submit(() -> take(step, look)));
        }
        running.forEach((look, future) -> {
            try {
                NoAnswer answer = future.get();
                if (answer != null) {
                    failed.put(look, answer);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failed.put(look, new NoAnswer(NoAnswer.Why.SLOW, "The run was interrupted."));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        });
    }

    private static @Nullable NoAnswer take(Step step, SenderLook look) {
        try {
            step.take(look);
            return null;
        } catch (NoAnswer e) {
            return e;
        }
    }
}
