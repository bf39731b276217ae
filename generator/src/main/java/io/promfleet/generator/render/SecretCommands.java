package io.promfleet.generator.render;

/**
 * Commands that make the Secrets of a fleet. Values come from the terminal: they are in no file, in no list of processes and not in the
 * shell's history.
 */
final class SecretCommands {
    /**
     * Asks for one value, of any number of lines, without showing it, and shows again what is typed when that was broken off. To be said
     * once in a shell before the commands.
     */
    static final String ASK = "ask() (trap 'stty echo; echo >&2' EXIT; stty -echo;"
            + " printf '%s, then Enter and Ctrl-D: ' \"$1\" >&2; printf %s \"$(cat)\")";

    private SecretCommands() {}

    /**
     * The command that makes a Secret or ConfigMap.
     *
     * @param context of kubectl
     * @param need what is needed
     */
    static String of(String context, NeededSecrets.Need need) {
        boolean secret = need.kind() == NeededSecrets.Kind.SECRET;
        StringBuilder kubectl = new StringBuilder("kubectl --context ")
                .append(context)
                .append(" -n ")
                .append(need.namespace())
                .append(secret ? " create secret generic " : " create configmap ")
                .append(need.name());
        if (need.keys().isEmpty()) {
            return kubectl.append(" --from-file=FOLDER").toString();
        }
        if (!secret) {
            for (String key : need.keys()) {
                kubectl.append(" --from-file=").append(key).append('=').append(key);
            }
            return kubectl.toString();
        }
        if (need.keys().size() == 1) {
            String key = need.keys().get(0);
            return "ask " + key + " | " + kubectl + " --from-file=" + key + "=/dev/stdin";
        }
        StringBuilder asked = new StringBuilder();
        StringBuilder forgotten = new StringBuilder("; unset");
        for (int i = 0; i < need.keys().size(); i++) {
            String key = need.keys().get(i);
            String variable = "v" + (i + 1);
            asked.append(variable).append("=$(ask ").append(key).append("); ");
            kubectl.append(" --from-file=")
                    .append(key)
                    .append("=<(printf %s \"$")
                    .append(variable)
                    .append("\")");
            forgotten.append(' ').append(variable);
        }
        return asked.append(kubectl).append(forgotten).toString();
    }
}
