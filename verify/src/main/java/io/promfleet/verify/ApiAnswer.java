package io.promfleet.verify;

import io.promfleet.verify.NoAnswer.Why;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * The envelope of every answer of Prometheus' API, read as it comes: nothing of it is kept but what is asked for. Where the API says
 * that it failed, that is the exception.
 */
final class ApiAnswer {
    private static final int DEEPEST = 50;
    private static final int LONGEST_SHOWN = 200;
    private static final JsonFactory JSON = json(1 << 20);
    // A configuration is one text, and that of a hub of thousands of sources is long.
    private static final JsonFactory CONFIGURATION = json(128 << 20);

    private final JsonFactory factory;
    private final String host;
    private final String path;

    ApiAnswer(Endpoint endpoint, String path) {
        this(endpoint, path, JSON);
    }

    private ApiAnswer(Endpoint endpoint, String path, JsonFactory factory) {
        this.host = endpoint.host();
        this.path = path;
        this.factory = factory;
    }

    private static JsonFactory json(int longestText) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(longestText)
                        .build())
                .build();
    }

    /** One that may hold a whole configuration. */
    static ApiAnswer ofConfiguration(Endpoint endpoint, String path) {
        return new ApiAnswer(endpoint, path, CONFIGURATION);
    }

    /** Reads what stands under {@code data}, whose first token is the current one. */
    interface Data {
        void read(JsonParser json);
    }

    /** Texts under names. */
    void texts(InputStream body, BiConsumer<String, String> taker) throws IOException, NoAnswer {
        read(body, json -> {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    taker.accept(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
        });
    }

    /** A list of texts. */
    void list(InputStream body, Consumer<String> taker) throws IOException, NoAnswer {
        read(body, json -> {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            for (JsonToken token = json.nextToken();
                    token != JsonToken.END_ARRAY && token != null;
                    token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    taker.accept(json.getString());
                } else {
                    json.skipChildren();
                }
            }
        });
    }

    /** The series of an instant vector; the map is only good until the taker returns. */
    void vector(InputStream body, Series taker) throws IOException, NoAnswer {
        Map<String, String> labels = new HashMap<>();
        read(
                body,
                json -> members(json, name -> {
                    if (name.equals("result") && json.currentToken() == JsonToken.START_ARRAY) {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            series(json, labels, taker);
                        }
                    } else {
                        json.skipChildren();
                    }
                }));
    }

    /** Takes a series. */
    interface Series {
        void take(Map<String, String> labels, double value);
    }

    private interface Member {
        void read(String name);
    }

    private static void members(JsonParser json, Member member) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            member.read(name);
        }
    }

    private static void series(JsonParser json, Map<String, String> labels, Series taker) {
        labels.clear();
        double[] value = {Double.NaN};
        members(json, name -> {
            if (name.equals("metric")) {
                members(json, label -> {
                    if (json.currentToken() == JsonToken.VALUE_STRING) {
                        labels.put(label, json.getString());
                    } else {
                        json.skipChildren();
                    }
                });
            } else if (name.equals("value") && json.currentToken() == JsonToken.START_ARRAY) {
                for (JsonToken token = json.nextToken();
                        token != JsonToken.END_ARRAY && token != null;
                        token = json.nextToken()) {
                    if (token == JsonToken.VALUE_STRING) {
                        value[0] = number(json.getString());
                    } else {
                        json.skipChildren();
                    }
                }
            } else {
                json.skipChildren();
            }
        });
        taker.take(labels, value[0]);
    }

    /** A number as Prometheus writes it. */
    static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> plain(text);
        };
    }

    private static double plain(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void read(InputStream body, Data data) throws IOException, NoAnswer {
        String[] said = {"", ""};
        boolean object;
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), body)) {
            object = json.nextToken() == JsonToken.START_OBJECT;
            members(json, name -> {
                if (name.equals("data")) {
                    data.read(json);
                } else if (json.currentToken() == JsonToken.VALUE_STRING && name.equals("status")) {
                    said[0] = json.getString();
                } else if (json.currentToken() == JsonToken.VALUE_STRING && name.equals("error")) {
                    said[1] = json.getString();
                } else {
                    json.skipChildren();
                }
            });
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw foreign("is no JSON, or breaks off");
        }
        if (said[0].equals("error")) {
            throw new NoAnswer(Why.FAILED, "`" + host + "` refuses `" + path + "`: " + shown(said[1]));
        }
        if (!object || !said[0].equals("success")) {
            throw foreign("is not what a Prometheus says");
        }
    }

    private NoAnswer foreign(String what) {
        return new NoAnswer(
                Why.FOREIGN,
                "The answer of `" + host + "` to `" + path + "` " + what + ". Is this the address of a Prometheus?");
    }

    /** What a server said, as it may stand in a line. */
    static String shown(String said) {
        String visible = said.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return visible.length() <= LONGEST_SHOWN ? visible : visible.substring(0, LONGEST_SHOWN) + "…";
    }
}
