package io.promfleet.dsl;

import io.promfleet.model.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a definition says about warnings that it accepts. */
final class Suppressions {
    private final List<Suppression> said = new ArrayList<>(0);

    /** Remembers that a declaration accepts a warning about itself. */
    void add(Declaration about, String id, String reason, LocalDate until) {
        about.saying();
        Objects.requireNonNull(id);
        Objects.requireNonNull(until);
        String why = about.notBlank(reason, "reason");
        if (!isIdentifier(id)) {
            about.illegal(
                    "id", id, "is no identifier of a check", "Give the identifier of the finding, such as `PF105`.");
            return;
        }
        said.add(Suppression.builder()
                .id(id)
                .path(about.path())
                .reason(why)
                .until(until)
                .declaredAt(about.recorder().here())
                .build());
    }

    List<Suppression> all() {
        return said;
    }

    /** Upper-case letters and three or more digits. */
    private static boolean isIdentifier(String id) {
        int letters = 0;
        while (letters < id.length() && id.charAt(letters) >= 'A' && id.charAt(letters) <= 'Z') {
            letters++;
        }
        int digits = 0;
        while (letters + digits < id.length() && Names.isDigit(id.charAt(letters + digits))) {
            digits++;
        }
        return letters > 0 && digits > 2 && letters + digits == id.length();
    }
}
