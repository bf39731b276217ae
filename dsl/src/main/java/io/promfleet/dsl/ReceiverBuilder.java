package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Receiver;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How senders reach the hub. Said once: every source derives its address and credentials from here. The credentials are
 * those that the sources present; their Secrets stand in each source.
 */
public final class ReceiverBuilder extends ClientBuilder<ReceiverBuilder> {
    private static final String WRITE_PATH = "/api/v1/write";

    private boolean refused;
    private @Nullable URI externalUrl;
    private @Nullable Duration outOfOrderTimeWindow;

    ReceiverBuilder(Declaration parent, Location declaredAt) {
        super(parent, "receiver", null, declaredAt);
    }

    /**
     * The address under which other clusters reach the hub's Prometheus.
     *
     * @param address scheme, host, and the path prefix if there is one; {@code /api/v1/write} is added
     * @return this
     */
    public ReceiverBuilder url(String address) {
        URI uri = Addresses.plain(this, address, "url");
        if (uri != null && uri.getPath() != null && uri.getPath().contains(WRITE_PATH)) {
            illegal("url", address, "holds the path of the receiver", "Leave `" + WRITE_PATH + "` out; it is added.");
        }
        if (uri != null) {
            externalUrl = placed(externalUrl, withoutTrailingSlash(uri), "url");
        } else {
            refused = true;
        }
        return this;
    }

    /**
     * How old a sample may be and still be stored; {@code storage.tsdb.out_of_order_time_window} of the hub. Lets a source
     * catch up after an outage while newer samples arrive.
     *
     * @param window above zero; unless said, what the write-ahead logs of the sources hold: two hours, or four with an agent
     *     among them
     * @return this
     */
    public ReceiverBuilder outOfOrderTimeWindow(Duration window) {
        outOfOrderTimeWindow =
                placed(outOfOrderTimeWindow, positive(window, "outOfOrderTimeWindow"), "outOfOrderTimeWindow");
        return this;
    }

    private static URI withoutTrailingSlash(URI uri) {
        String address = uri.toString();
        return address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : uri;
    }

    Receiver build() {
        Receiver.Builder receiver = Receiver.builder().declaredAt(declaredAt()).calls(places());
        if (externalUrl == null && refused) {
            externalUrl = Addresses.REFUSED;
        }
        if (externalUrl != null) {
            receiver.externalUrl(externalUrl);
        }
        if (authentication() != null) {
            receiver.authentication(authentication());
        }
        if (tls() != null) {
            receiver.tls(tls());
        }
        if (outOfOrderTimeWindow != null) {
            receiver.outOfOrderTimeWindow(outOfOrderTimeWindow);
        }
        return receiver.build();
    }
}
