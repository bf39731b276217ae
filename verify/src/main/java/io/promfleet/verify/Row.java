package io.promfleet.verify;

/**
 * A cluster in one line.
 *
 * @param cluster its name
 * @param way how its series get to the hub
 * @param arriving how many of its declared jobs arrive
 * @param declared how many it has that can be looked for
 * @param age how old the newest sample is, in seconds; not a number if there is none
 * @param behind by how much its sender is behind, in seconds; not a number where nobody says
 * @param flux how many objects of Flux it shows; negative where none are promised
 * @param kubernetes the version of Kubernetes that it shows, empty if none
 * @param failed how many lines say that something of it fails
 * @param warnings how many lines say that something of it is worth a look
 */
public record Row(
        String cluster,
        String way,
        int arriving,
        int declared,
        double age,
        double behind,
        int flux,
        String kubernetes,
        int failed,
        int warnings) {}
