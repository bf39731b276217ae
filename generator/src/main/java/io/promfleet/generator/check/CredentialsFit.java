package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Authentication;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Optional;

/** PF350: credentials of another kind than those that a service asks for, or none: it answers 401 or 403, and the sender drops the samples. */
final class CredentialsFit implements FleetCheck {
    private static final String ID = "PF350";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        Class<? extends Authentication> asked = receiver.profile().asksFor().orElse(null);
        if (asked == null) {
            return;
        }
        if (!fits(asked, receiver.authentication())) {
            report(receiver, fleet.hub().path() + " > receiver", receiver.declaredAt(), asked, findings);
        }
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                Optional<? extends Authentication> own = target.http().authentication();
                if (target.url().isEmpty() && own.isPresent() && !fits(asked, own)) {
                    report(
                            receiver,
                            source.path() + " > remoteWrite(" + target.name() + ")",
                            target.declaredAt(),
                            asked,
                            findings);
                }
            }
        }
    }

    private static boolean fits(
            Class<? extends Authentication> asked, Optional<? extends Authentication> authentication) {
        return authentication.isPresent() && asked.isInstance(authentication.get());
    }

    private static void report(
            Receiver receiver, String path, Location place, Class<? extends Authentication> asked, Findings findings) {
        findings.add(new Finding(
                ID,
                Severity.ERROR,
                path,
                place,
                receiver.profile().product() + " lets in only who shows " + words(asked) + ".",
                hint(asked),
                List.of()));
    }

    private static String words(Class<? extends Authentication> asked) {
        if (asked == Authentication.BasicAuth.class) {
            return "a user and a password";
        }
        return asked == Authentication.SigV4.class ? "a signature of Amazon Web Services" : "a token of its own cloud";
    }

    private static String hint(Class<? extends Authentication> asked) {
        return asked == Authentication.BasicAuth.class
                ? "Say `basicAuth` with the keys of a Secret."
                : "Leave the other credentials out; those that it asks for are said with it.";
    }
}
