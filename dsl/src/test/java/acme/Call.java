package acme;

import io.promfleet.dsl.SourceLabels;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Location;
import io.promfleet.model.AccessMode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Cpu;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.ScrapeProtocol;
import io.promfleet.model.SecretKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of a builder's method with arguments that nothing is wrong with, but for one at most.
 *
 * @param method what is called
 * @param arguments what it is given
 */
public record Call(Method method, List<@Nullable Object> arguments) {

    /** The call with sensible arguments only. */
    public static Call of(Method method) {
        return new Call(
                method,
                Arrays.stream(method.getParameterTypes())
                        .<@Nullable Object>map(Call::sensible)
                        .toList());
    }

    /** The same call, once for each argument that can be replaced by null, or can hold null. */
    public List<Call> withNull() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (!type.isPrimitive()) {
                calls.add(with(i, null));
            }
            if (type == String[].class) {
                calls.add(with(i, new @Nullable String[] {null}));
            }
            if (type == AccessMode[].class) {
                calls.add(with(i, new @Nullable AccessMode[] {null}));
            }
            if (type == CredentialPlace[].class) {
                calls.add(with(i, new CredentialPlace[] {null}));
            }
            if (type == ScrapeProtocol[].class) {
                calls.add(with(i, new ScrapeProtocol[] {null}));
            }
            if (type == List.class) {
                calls.add(with(i, Arrays.asList("a:1", null)));
            }
        }
        return calls;
    }

    /** The same call, once for each argument that can be replaced by a text, or hold one, that is no Unicode. */
    public List<Call> withBrokenText() {
        String broken = "/a\ud800b";
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (type == String.class) {
                calls.add(with(i, broken));
            } else if (type == String[].class) {
                calls.add(with(i, new String[] {broken}));
            } else if (type == List.class) {
                calls.add(with(i, List.of(broken)));
            } else if (type == SourceLabels.class) {
                calls.add(with(i, SourceLabels.labels(broken)));
                calls.add(with(i, SourceLabels.labels("a").separatedBy(broken)));
            } else if (type == SecretKey.class || type == CredentialPlace.class) {
                calls.add(with(i, new SecretKey(broken, "key")));
                calls.add(with(i, new SecretKey("name", broken)));
            } else if (type == CredentialPlace[].class) {
                calls.add(with(i, new CredentialPlace[] {new SecretKey(broken, "key")}));
                calls.add(with(i, new CredentialPlace[] {new CredentialFile(broken)}));
            }
        }
        return calls;
    }

    /** Calls a builder. */
    public void on(Object builder) {
        try {
            method.invoke(builder, arguments.toArray());
        } catch (InvocationTargetException e) {
            sneak(e.getCause());
        } catch (IllegalAccessException e) {
            throw new LinkageError("a builder's method is not public", e);
        }
    }

    /** Whether a place is in {@link #on}. */
    public static boolean isAt(Location location) {
        return location instanceof CallSite site && site.className().equals("acme.Call");
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.deepToString(arguments.toArray());
    }

    @SuppressWarnings("unchecked") // that is how a checked exception gets past the compiler
    private static <T extends Throwable> void sneak(@Nullable Throwable thrown) throws T {
        throw (T) (thrown == null ? new IllegalStateException() : thrown);
    }

    private Call with(int index, @Nullable Object argument) {
        List<@Nullable Object> changed = new ArrayList<>(arguments);
        changed.set(index, argument);
        return new Call(method, changed);
    }

    private static Object sensible(Class<?> type) {
        if (type == String.class) {
            return "abc";
        } else if (type == String[].class) {
            return new String[] {"abc"};
        } else if (type == List.class) {
            return List.of("abc:1");
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == double.class) {
            return 0.5;
        } else if (type == boolean.class) {
            return true;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2027, 3, 1);
        } else if (type == Duration.class) {
            return Duration.ofSeconds(1);
        } else if (type == ByteSize.class) {
            return ByteSize.gibibytes(1);
        } else if (type == Cpu.class) {
            return Cpu.cores(1);
        } else if (type == SecretKey.class || type == CredentialPlace.class) {
            return new SecretKey("name", "key");
        } else if (type == CredentialPlace[].class) {
            return new CredentialPlace[] {new SecretKey("name", "key")};
        } else if (type == SourceLabels.class) {
            return SourceLabels.labels("abc");
        } else if (type == Consumer.class) {
            Consumer<Object> nothing = builder -> {};
            return nothing;
        } else if (type == AccessMode[].class) {
            return new AccessMode[] {AccessMode.READ_WRITE_ONCE};
        } else if (type == ScrapeProtocol[].class) {
            return new ScrapeProtocol[] {ScrapeProtocol.PROMETHEUS_PROTO};
        } else if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        throw new AssertionError("say what is sensible for " + type);
    }
}
