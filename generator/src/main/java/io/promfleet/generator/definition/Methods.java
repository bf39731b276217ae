package io.promfleet.generator.definition;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods that builders have, found by what a call gives them, as a compiler finds them. */
final class Methods {
    private final Map<Class<?>, Map<String, List<Method>>> byBuilder = new HashMap<>();

    /** The methods of a name. */
    List<Method> named(Class<?> builder, String name) {
        return byBuilder.computeIfAbsent(builder, Methods::all).getOrDefault(name, List.of());
    }

    /** The method that a call means. */
    Optional<Method> of(Class<?> builder, Call call) {
        Method found = null;
        for (Method method : named(builder, call.method())) {
            if (fits(method, call.arguments()) && (found == null || found.isVarArgs())) {
                found = method;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Calls a method.
     *
     * @param blocks what blocks become
     */
    void call(Object builder, Call call, Function<Block, Consumer<Object>> blocks) {
        Method method = of(builder.getClass(), call)
                .orElseThrow(() -> new IllegalStateException(builder.getClass().getName() + " has no " + call));
        Class<?>[] types = method.getParameterTypes();
        Object[] values = new Object[types.length];
        int fixed = method.isVarArgs() ? types.length - 1 : types.length;
        for (int i = 0; i < fixed; i++) {
            values[i] = value(types[i], call.arguments().get(i), blocks);
        }
        if (method.isVarArgs()) {
            Class<?> type = types[fixed].getComponentType();
            int rest = call.arguments().size() - fixed;
            Object array = Array.newInstance(type, rest);
            for (int i = 0; i < rest; i++) {
                Array.set(array, i, value(type, call.arguments().get(fixed + i), blocks));
            }
            values[fixed] = array;
        }
        try {
            method.invoke(builder, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Method>> all(Class<?> builder) {
        Map<String, List<Method>> byName = new HashMap<>();
        for (Method method : builder.getMethods()) {
            if (!method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
                byName.computeIfAbsent(method.getName(), name -> new ArrayList<>())
                        .add(method);
            }
        }
        return byName;
    }

    private static boolean fits(Method method, List<Argument> arguments) {
        Class<?>[] types = method.getParameterTypes();
        int fixed = method.isVarArgs() ? types.length - 1 : types.length;
        if (arguments.size() < fixed || (!method.isVarArgs() && arguments.size() > fixed)) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Class<?> type = i < fixed ? types[i] : types[fixed].getComponentType();
            if (!fits(type, arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Class<?> type, Argument argument) {
        if (argument instanceof Block) {
            return type == Consumer.class;
        }
        Object value = ((Literal) argument).value();
        if (type == int.class) {
            return value instanceof Long number && number == number.intValue();
        }
        if (type == long.class) {
            return value instanceof Long;
        }
        if (type == double.class) {
            return value instanceof Double;
        }
        return type == boolean.class ? value instanceof Boolean : type.isInstance(value);
    }

    private static @Nullable Object value(Class<?> type, Argument argument, Function<Block, Consumer<Object>> blocks) {
        if (argument instanceof Block block) {
            return blocks.apply(block);
        }
        Object value = ((Literal) argument).value();
        return type == int.class ? (Object) ((Long) value).intValue() : value;
    }
}
