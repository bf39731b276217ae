package io.promfleet.generator.load;

import io.promfleet.finding.Finding;

/** Says in the user's words why the virtual machine refused a class. */
final class NotLinkable {
    private NotLinkable() {}

    static Finding finding(String className, LinkageError error) {
        String quoted = "`" + className + "`";
        if (error instanceof UnsupportedClassVersionError) {
            int running = Runtime.version().feature();
            return LoadRule.NOT_LINKABLE.error(
                    quoted + " was compiled for a newer Java than the " + running + " that runs promfleet.",
                    "Run promfleet on the Java that compiled it, or compile with `<maven.compiler.release>" + running
                            + "</maven.compiler.release>`.");
        }
        // Its message is the internal name of the class that is missing, unless an earlier attempt failed.
        String message = String.valueOf(error.getMessage());
        if (error instanceof NoClassDefFoundError && message.indexOf(' ') < 0) {
            return LoadRule.NOT_LINKABLE.error(
                    quoted + " needs the class `" + message.replace('/', '.') + "`, which is not on the class path.",
                    "Add what holds it to the class path; with Maven, as a dependency of scope compile or runtime.");
        }
        return LoadRule.NOT_LINKABLE.error(
                quoted + " cannot be linked: `" + error + "`.",
                "Compile it again, against the libraries that are on the class path.");
    }
}
