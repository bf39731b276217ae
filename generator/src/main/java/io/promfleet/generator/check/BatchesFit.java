package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.SendingQueue;
import io.promfleet.generator.capacity.SeriesLoad;
import io.promfleet.model.BodyLimit;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * PF318: requests that are larger than what the receiver, or what stands before it, lets through. They are answered with 413 or 400 and
 * dropped. An error where the smallest samples make such a request, a warning where usual ones do.
 */
final class BatchesFit implements FleetCheck {
    private static final String ID = "PF318";
    private static final double LEAST_SENT = 10;
    // Names and values of five labels, a value and a time, before they are compressed.
    private static final double LEAST_UNPACKED = 100;
    private static final double USUALLY_UNPACKED = 250;

    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        List<BodyLimit> limits = new ArrayList<>(2);
        receiver.profile().bodyLimit().ifPresent(limits::add);
        receiver.bodyLimit().ifPresent(size -> limits.add(new BodyLimit(size, false)));
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isEmpty()) {
                    for (BodyLimit limit : limits) {
                        if (check(receiver, source, target, limit, findings)) {
                            break;
                        }
                    }
                }
            }
        }
    }

    private static boolean check(
            Receiver receiver, Source source, RemoteWrite target, BodyLimit limit, Findings findings) {
        double samples = (double) SendingQueue.of(target.queue()).batch();
        long bytes = limit.size().bytes();
        double least = limit.unpacked() ? LEAST_UNPACKED : LEAST_SENT;
        boolean never = samples * least > bytes;
        double usual = limit.unpacked() ? USUALLY_UNPACKED : SeriesLoad.sent(1);
        if (!never && samples * usual <= bytes) {
            return false;
        }
        findings.add(new Finding(
                ID,
                never ? Severity.ERROR : Severity.WARNING,
                source.path() + " > remoteWrite(" + target.name() + ")",
                target.queue()
                        .map(queue -> queue.calls().of("maxSamplesPerSend", queue.declaredAt()))
                        .orElse(target.declaredAt()),
                "Requests of `" + (long) samples + "` samples take " + (never ? "more than" : "about") + " `"
                        + (long) (samples * (never ? least : usual) / 1024) + "` KiB"
                        + (limit.unpacked() ? " once unpacked" : "") + ", and no more than `" + bytes / 1024
                        + "` KiB get through to the hub.",
                "Say `maxSamplesPerSend(" + (long) Math.max(1, bytes / usual)
                        + ")` at most, or let larger requests through.",
                List.of(new Finding.Related("the limit", receiver.calls().of("bodyLimit", receiver.declaredAt())))));
        return true;
    }
}
