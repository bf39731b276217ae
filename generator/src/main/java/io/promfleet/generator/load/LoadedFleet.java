package io.promfleet.generator.load;

import io.promfleet.dsl.FleetDefinition;

/**
 * A definition that is ready to be run.
 *
 * @param className the binary name of its class, such as {@code acme.AcmeFleet}
 * @param definition an instance of it
 */
public record LoadedFleet(String className, FleetDefinition definition) {

    /**
     * The name of the folder for this fleet's tree where several fleets share one output directory.
     *
     * @return the class's simple name in kebab case, such as {@code acme-fleet}
     */
    String folderName() {
        String name = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        StringBuilder folder = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                boolean afterLower = i > 0 && !Character.isUpperCase(name.charAt(i - 1));
                boolean beforeLower = i > 0 && i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
                if ((afterLower || beforeLower) && name.charAt(i - 1) != '_') {
                    folder.append('-');
                }
                folder.append(Character.toLowerCase(c));
            } else {
                folder.append(c == '_' ? '-' : c);
            }
        }
        return folder.toString();
    }
}
