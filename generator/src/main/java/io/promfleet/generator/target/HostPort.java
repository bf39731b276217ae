package io.promfleet.generator.target;

/** Whether an address has a port, as Go's {@code net.SplitHostPort} sees it. */
public final class HostPort {
    private HostPort() {}

    /**
     * Whether a port is missing, and putting one behind it makes it a legal address.
     *
     * @param address the address of a target
     * @return true for a host without a port
     */
    public static boolean lacksPort(String address) {
        return !splits(address) && splits(address + ":1234");
    }

    private static boolean splits(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        if (address.startsWith("[")) {
            int end = address.indexOf(']');
            return end + 1 == colon
                    && end > 0
                    && noBrackets(address, 1, end)
                    && noBrackets(address, end + 1, address.length());
        }
        return address.indexOf(':') == colon && noBrackets(address, 0, address.length());
    }

    private static boolean noBrackets(String address, int from, int to) {
        String part = address.substring(from, to);
        return part.indexOf('[') < 0 && part.indexOf(']') < 0;
    }
}
